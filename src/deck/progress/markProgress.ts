/** The marks of progress in the reading view. */
import { type Progress, questionsIn } from './progress.ts'
import { standingOf } from './progressPanel.ts'

/** In the reading view: beside each slide's number how many of its questions are answered, and in `total` of all. */
export function markProgress(slides: readonly HTMLElement[], progress: Progress, total: HTMLButtonElement): void {
  const asking = slides.map(slide => ({ slide, questions: questionsIn(slide) })).filter(one => one.questions.length > 0)
  const lines = asking.map(({ slide, questions }) => {
    const line = document.createElement('span')
    line.className = 'kl-answered'
    slide.querySelector('.kl-eyebrow a')?.after(line)
    return { line, questions }
  })
  const all = lines.flatMap(({ questions }) => questions)
  const answered = (questions: typeof all) => questions.filter(place => standingOf(progress, place) !== 'open').length
  show()
  progress.onChange(show)

  function show(): void {
    for (const { line, questions } of lines) {
      const done = answered(questions)
      line.textContent = done === 0 ? '' : `${done} of ${questions.length} answered`
    }
    const done = answered(all)
    total.classList.add('kl-total')
    total.textContent = `${done} of ${all.length}`
    total.ariaLabel = `Your answers: ${done} of ${all.length}`
  }
}
