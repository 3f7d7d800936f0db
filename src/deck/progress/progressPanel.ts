/** The list of what a reader has answered and seen. */
import { createButton } from '../../ui/dom/buttons.ts'
import { createPanel, type Panel } from '../page/panel.ts'
import { type Progress, type QuestionPlace, questionsIn } from './progress.ts'

const marks = {
  right: { sign: '✓', says: 'right' },
  wrong: { sign: '×', says: 'not right' },
  skipped: { sign: '–', says: 'looked up' },
  open: { sign: '○', says: 'open' },
} as const

/** How a question stands. */
export type Standing = keyof typeof marks

export function standingOf(progress: Progress, place: QuestionPlace): Standing {
  const kept = progress.answerTo(place)
  if (!kept) return 'open'
  return kept.answer === 'skipped' ? 'skipped' : kept.right ? 'right' : 'wrong'
}

/** What was answered and seen, slide by slide, with the way to each, and the button that clears it. */
export function createProgressPanel(progress: Progress, cleared: () => void): Panel {
  const panel = createPanel('Your answers', 'progress', body => {
    const summary = document.createElement('p')
    const list = document.createElement('ol')
    const clear = createButton({ text: 'Clear what is kept' }, () => {
      progress.clear()
      cleared()
      fill()
    })
    list.onclick = event => event.target instanceof Element && event.target.closest('a') && panel.close()
    const kept = document.createElement('p')
    kept.className = 'kl-kept'
    kept.append('Kept on this machine alone, and shown in the reading view. ', clear)
    summary.role = 'status'
    body.append(summary, list, kept)
    fill()

    function fill(): void {
      // The engine gives the background of a slide the slide's classes.
      const slides = [...document.querySelectorAll<HTMLElement>('section.kl-slide')]
      summary.textContent = summaryOf(progress, slides)
      list.replaceChildren(...slides.flatMap(slide => row(progress, slide)))
    }
  })
  return panel
}

function summaryOf(progress: Progress, slides: readonly HTMLElement[]): string {
  const all = slides.flatMap(questionsIn).map(place => standingOf(progress, place))
  const count = (standing: Standing) => all.filter(one => one === standing).length
  const seen = slides.filter(({ id }) => progress.slides.includes(id)).length
  const answered = count('right') + count('wrong')
  const lookedUp = count('skipped') > 0 ? `, ${count('skipped')} looked up` : ''
  return `${answered} of ${all.length} questions answered, ${count('right')} right at the first go${lookedUp}; ${seen} of ${slides.length} slides seen.`
}

/** A slide that asks, with a mark for each of its questions. */
function row(progress: Progress, slide: HTMLElement): HTMLElement[] {
  const questions = questionsIn(slide)
  if (questions.length === 0) return []
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `#/${slide.id}`
  link.textContent = slide.dataset.title ?? slide.id
  item.append(link, ...questions.map(place => mark(standingOf(progress, place))))
  return [item]
}

function mark(standing: Standing): HTMLElement {
  const { sign, says } = marks[standing]
  const element = document.createElement('span')
  element.className = 'kl-mark'
  element.dataset.standing = standing
  element.role = 'img'
  element.ariaLabel = says
  element.title = says
  element.textContent = sign
  return element
}
