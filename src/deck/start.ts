import Reveal from 'reveal.js'
import { motionless } from './deckContext.ts'
import { dropUnreadableNumbers } from './figures/steps.ts'
import { bindKeys } from './keyboard/keys.ts'
import { bindPrinting } from './print/printLecture.ts'
import { changeOnlyWhatChanges, dropBackgrounds, rememberSizes, styleAhead } from './slides/slideChanges.ts'
import { answerQuickly } from './slides/slideQueries.ts'
import { slideSize } from './slides/slideSize.ts'

/** Shows the first slide as soon as it can, then has the rest started. */
export async function start(): Promise<void> {
  if (document.documentElement.dataset.view === 'reading') return (await import('./reading/reading.ts')).read()
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
  const [wrapper, slides] = document.querySelectorAll<HTMLElement>('.reveal, .reveal > .slides')
  if (wrapper && slides) {
    answerQuickly(wrapper, slides)
    rememberSizes(document.body, wrapper)
  }
  dropUnreadableNumbers(document)
  changeOnlyWhatChanges(document.querySelectorAll('.slides section'))
  await reveal.initialize()
  dropBackgrounds(reveal)
  styleAhead(reveal)
  // The engine calls itself an application: then screen readers give the keys away, and the main part stands inside another.
  document.querySelector('.reveal')?.removeAttribute('role')
  const number = document.querySelector('.slide-number')
  if (number) Object.assign(number, { role: 'navigation', ariaLabel: 'Number of the slide' })
  const keys = bindKeys(reveal)
  bindPrinting(keys)
  Object.assign(window, { deck: { reveal } })

  const { startEnhancements } = await import('./startEnhancements.ts')
  await startEnhancements(reveal, keys, query, written)
}

function sectionsAsWritten(): [string, string][] {
  return [...document.querySelectorAll('.slides section[id]')].map(section => [section.id, section.outerHTML])
}
