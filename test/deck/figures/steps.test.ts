import { expect, test } from 'vitest'
import { stageAtStep, stepOfStage, stepsOf } from '../../../src/deck/figures/steps.ts'

/** A slide, or the figure in it, as far as its steps go: `.kl-step` are those that begin with `figure`. */
function slideWith(...steps: [name: string, number: string | null][]) {
  const elements = steps.map(([name, number]) => ({
    name,
    dataset: number === null ? {} : { fragmentIndex: number },
    getAttribute: () => number,
  }))
  const of = (selector: string) =>
    selector === '.kl-step' ? elements.filter(({ name }) => name.startsWith('figure')) : elements
  return { querySelectorAll: of } as unknown as Element
}

const named = (slide: Element) =>
  stepsOf(slide).map(steps => steps.map(step => (step as unknown as { name: string }).name))

test('steps come in the order of their numbers, equal ones at once, then those without, one by one', () => {
  const slide = slideWith(['c', null], ['b', '7'], ['a', '2'], ['d', null], ['a too', '2'])
  expect(named(slide)).toEqual([['a', 'a too'], ['b'], ['c'], ['d']])
})

test('a step whose number cannot be read is a step without one, and is not lost', () => {
  const slide = slideWith(['soon', 'soon'], ['first', '0'], ['below', '-1'], ['nothing', ''])
  expect(named(slide)).toEqual([['first'], ['soon'], ['below'], ['nothing']])
})

test('a figure stands at the stage that the steps so far have brought, and the step of a stage is the one that brings it', () => {
  const slide = slideWith(['figure 1', null], ['word', 'soon'], ['figure 2', null])
  expect([-1, 0, 1, 2].map(step => stageAtStep(slide, slide, step))).toEqual([0, 1, 1, 2])
  expect([0, 1, 2, 3].map(stage => stepOfStage(slide, slide, stage))).toEqual([undefined, 0, 2, undefined])
})
