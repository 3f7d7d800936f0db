import Reveal from 'reveal.js'
import { motionless } from './api.ts'
import { inkPart } from './inkPart.ts'
import { bindKeys } from './keys.ts'
import { bindPrinting } from './savePdf.ts'
import { slideSize } from './slideSize.ts'

/** Shows the first slide as soon as it can, then brings the figures to life. */
export async function start(): Promise<void> {
  if (document.documentElement.dataset.view === 'reading') return (await import('./reading.ts')).read()
  const query = location.search
  if (new URLSearchParams(query).get('motion') === 'none') document.documentElement.dataset.motion = 'none'

  const written = new Map(import.meta.hot ? sectionsAsWritten() : [])
  const reveal = new Reveal({
    ...slideSize,
    margin: 0,
    minScale: 0.1,
    maxScale: 8,
    center: false,
    display: 'grid',
    hash: true,
    hashOneBasedIndex: false,
    respondToHashChanges: true,
    fragmentInURL: true,
    transition: motionless() ? 'none' : 'fade',
    transitionSpeed: 'fast',
    backgroundTransition: 'none',
    slideNumber: 'c',
    controlsTutorial: false,
    scrollActivationWidth: 0,
    pdfSeparateFragments: false,
    keyboard: false,
  })
  await reveal.initialize()
  // The engine calls itself an application: then screen readers give the keys away, and the main part stands inside another.
  document.querySelector('.reveal')?.removeAttribute('role')
  const number = document.querySelector('.slide-number')
  if (number) Object.assign(number, { role: 'navigation', ariaLabel: 'Number of the slide' })
  const keys = bindKeys(reveal)
  bindPrinting(keys)
  Object.assign(window, { deck: { reveal } })

  const [
    { bringToLife },
    { layOutTools },
    { addSlideTools },
    { findInSlides },
    { followProgress },
    { attend },
    offline,
  ] = await Promise.all([
    import('./life.ts'),
    import('./tools.ts'),
    import('./slideTools.ts'),
    import('./find/inSlides.ts'),
    import('./slideProgress.ts'),
    import('./talk/attend.ts'),
    import('./offline.ts'),
  ])
  const tools = layOutTools(reveal, keys)
  addSlideTools(reveal, keys, findInSlides(reveal, keys))
  const life = await bringToLife({ reveal, query, written })
  tools.take(life)
  followProgress(reveal, life.figures)
  const { ink } = tools
  const talk = attend(reveal, life.figures, query, { ink: inkPart(ink) })
  Object.assign(window, { deck: { reveal, figures: life.figures, ink, talk } })
  offline.keepForOffline()
}

function sectionsAsWritten(): [string, string][] {
  return [...document.querySelectorAll('.slides section[id]')].map(section => [section.id, section.outerHTML])
}
