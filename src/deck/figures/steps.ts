/** The steps of a slide, and the stages to which they bring its figures: one reading of `data-fragment-index` for all views. */
import { isShown } from '../slides/slideDom.ts'

/**
 * The steps of a slide in the order in which they come: those of a number first, which come at once, then one by one. As the
 * engine counts, but that a number which cannot be read is none, where the engine would never show the step.
 */
export function stepsOf(slide: Element): Element[][] {
  const numbered = new Map<number, Element[]>()
  const rest: Element[][] = []
  for (const step of slide.querySelectorAll('.fragment')) {
    const number = numberOf(step)
    if (number === undefined) rest.push([step])
    else numbered.set(number, [...(numbered.get(number) ?? []), step])
  }
  return [...[...numbered].sort(([a], [b]) => a - b).map(([, steps]) => steps), ...rest]
}

/** The number a step has; undefined where it has none that can be read. */
function numberOf(step: Element): number | undefined {
  const number = Number.parseInt(step.getAttribute('data-fragment-index') ?? '', 10)
  return number >= 0 ? number : undefined
}

/** Takes away what cannot be read as a number of a step, so that the engine shows the step where `stepsOf` has it. */
export function dropUnreadableNumbers(root: ParentNode): void {
  for (const step of root.querySelectorAll('.fragment[data-fragment-index]'))
    if (numberOf(step) === undefined) step.removeAttribute('data-fragment-index')
}

/** The step of the slide, from 0, that brings its figure to a stage; undefined for the start. */
export function stepOfStage(slide: Element, figure: Element, stage: number): number | undefined {
  const step = figure.querySelectorAll('.kl-step')[stage - 1]
  const index = step ? stepsOf(slide).findIndex(steps => steps.includes(step)) : -1
  return index < 0 ? undefined : index
}

/** The stage of a figure once the slide's steps up to `step` have come: −1 for none of them. */
export function stageAtStep(slide: Element, figure: Element, step: number): number {
  const come = stepsOf(slide)
    .slice(0, step + 1)
    .flat()
  return [...figure.querySelectorAll('.kl-step')].filter(own => come.includes(own)).length
}

/**
 * The stage a figure stands at: the number of its steps that have come. A function of the steps alone, so going back,
 * jumping and reloading need no replay.
 */
export function stageShown(figure: Element): number {
  return [...figure.querySelectorAll('.kl-step')].filter(isShown).length
}
