/** Starts the page in the view that was asked for. */
import { createSlideKeys } from './keyboard/slideKeys.ts'
import { slidesHtml } from './slides/slideDom.ts'
import { startSlides } from './slides/startSlides.ts'

/** Shows the first slide as soon as it can, then has the rest started. */
export async function start(): Promise<void> {
  if (document.documentElement.dataset.view === 'reading') return (await import('./reading/reading.ts')).read()
  const query = location.search
  if (new URLSearchParams(query).get('motion') === 'none') document.documentElement.dataset.motion = 'none'

  const written = new Map(import.meta.hot ? slidesHtml() : [])
  const slides = await startSlides()
  const keyboard = createSlideKeys(slides)
  keyboard.bind({ print: async () => (await import('./print/printLecture.ts')).printLecture() })
  Object.assign(window, { deck: { reveal: slides.reveal } })

  const { startEnhancements } = await import('./startEnhancements.ts')
  await startEnhancements(slides, keyboard, query, written)
}
