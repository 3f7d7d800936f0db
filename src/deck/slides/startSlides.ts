/** Starts reveal.js on the slides of the page, set up for this deck. */
import Reveal from 'reveal.js'
import { motionless } from '../deckContext.ts'
import { dropUnreadableNumbers } from '../figures/steps.ts'
import { answerQuickly } from './interventions/answerQuickly.ts'
import { dropBackgrounds } from './interventions/dropBackgrounds.ts'
import { rememberSizes } from './interventions/rememberSizes.ts'
import { styleAhead } from './interventions/styleAhead.ts'
import { slideSize } from './slideSize.ts'
import { Slides } from './slides.ts'

/** Starts the engine on the slides of the page, with what keeps its turns short, and without what the deck does itself. */
export async function startSlides(): Promise<Slides> {
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
  const [frame, slides] = document.querySelectorAll<HTMLElement>('.reveal, .reveal > .slides')
  if (frame && slides) {
    answerQuickly(frame, slides)
    rememberSizes(document.body, frame)
  }
  dropUnreadableNumbers(document)
  await reveal.initialize()
  dropBackgrounds(reveal)
  styleAhead(reveal)
  nameForScreenReaders()
  // The engine's own style for paper would lay out every slide; where this class stands, it holds back.
  document.documentElement.classList.add('print-pdf')
  return new Slides(reveal)
}

/** The engine calls itself an application: then screen readers give the keys away, and the main part stands inside another. */
function nameForScreenReaders(): void {
  document.querySelector('.reveal')?.removeAttribute('role')
  const number = document.querySelector('.slide-number')
  if (number) Object.assign(number, { role: 'navigation', ariaLabel: 'Number of the slide' })
}
