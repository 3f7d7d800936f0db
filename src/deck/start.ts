import Reveal from 'reveal.js'
import { motionless } from './api.ts'
import { bindKeys } from './keys.ts'

/** The size every slide is designed for; reveal scales it to the window. */
export const slideSize = { width: 1280, height: 720 }

/** Shows the first slide as soon as it can, then brings the figures to life. */
export async function start(): Promise<void> {
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
    slideNumber: 'c/t',
    controlsTutorial: false,
    scrollActivationWidth: 0,
    pdfSeparateFragments: false,
    keyboardCondition: event => !(event.target as Element | null)?.closest?.('.kl-figure'),
  })
  await reveal.initialize()
  bindKeys(reveal)
  Object.assign(window, { deck: { reveal } })

  const [{ bringToLife }, { attend }] = await Promise.all([import('./life.ts'), import('./talk/attend.ts')])
  const { figures } = await bringToLife({ reveal, query, written })
  Object.assign(window, { deck: { reveal, figures, talk: attend(reveal, figures, query) } })
}

function sectionsAsWritten(): [string, string][] {
  return [...document.querySelectorAll('.slides section[id]')].map(section => [section.id, section.outerHTML])
}
