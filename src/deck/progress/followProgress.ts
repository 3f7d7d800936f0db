/** Progress in the slides. */
import type { Figure } from '../figures/figure.ts'
import { marginButton } from '../slides/marginButtons.ts'
import type { Slides } from '../slides/slides.ts'
import { keepAnswers, Progress } from './progress.ts'
import { createProgressPanel } from './progressPanel.ts'

const icon = 'M4 6l2 2 3-4M4 13l2 2 3-4M13 6h7M13 13h7M4 20h16'

/**
 * In the slides: keeps what is answered and which slides are seen, for the reading view, and shows it when asked. Here no
 * question is opened by it: a presenter's stay as the talk has them.
 */
export function followProgress(slides: Slides, figures: ReadonlyMap<string, Figure>): void {
  // A frame shows someone else's talk.
  if (window.parent !== window) return
  const progress = new Progress()
  const panel = createProgressPanel(progress, () => {})
  const visit = () => progress.visit(slides.current?.id ?? '')
  keepAnswers(progress, figures)
  slides.on('turn', visit)
  visit()
  document.querySelector('.kl-slide-tools')?.append(marginButton('Your answers', icon, panel.toggle))
}
