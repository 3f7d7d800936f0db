/** The slides laid on sheets, whole or step by step. */
import { stageAtStep, stepOfStage, stepsOf } from '../figures/steps.ts'
import { placeOf } from '../page/address.ts'
import type { PrintOptions } from './printOptions.ts'

/** One slide on paper, at one of its steps. */
export interface Sheet {
  /** What goes to the page: the slide, and in a handout its words below it. */
  element: HTMLElement
  slide: HTMLElement
  /** The slide's own id: copies for further steps have others. */
  id: string
  number: number
  deeper: boolean
  /** How many steps have been taken; undefined where the page shows all of them. */
  step: number | undefined
  figures: PlacedFigure[]
}

export interface PlacedFigure {
  element: HTMLElement
  stage: number
  /** The deck's address for this figure at this stage, such as `#/kl-divergence/4`. */
  hash: string
}

/** Takes the slides out of the page and lays each on its sheet, or on a sheet for every step. */
export function layOutSheets(main: Element, { pages, first, last }: PrintOptions): Sheet[] {
  const slides = [...main.querySelectorAll<HTMLElement>('.kl-slide')]
  const placed = slides.map((slide, index) => ({ slide, number: index + 1, deeper: isDeeper(slide, main) }))
  const chosen = placed.filter(({ number }) => number >= first && number <= last)
  const sheets = chosen.flatMap(place => (pages === 'steps' ? everyStep(place) : [wholeSlide(place)]))
  main.replaceChildren(...sheets.map(({ element }) => element))
  return sheets
}

interface Place {
  slide: HTMLElement
  number: number
  deeper: boolean
}

function wholeSlide(place: Place): Sheet {
  return onSheet(place, undefined, figure => {
    const stage = Number(figure.dataset.print)
    return { stage, step: stepOfStage(place.slide, figure, stage) ?? -1 }
  })
}

function everyStep(place: Place): Sheet[] {
  const count = stepsOf(place.slide).length
  const copies = [place.slide, ...Array.from({ length: count }, () => place.slide.cloneNode(true) as HTMLElement)]
  return copies.map((slide, taken) => {
    const step = taken - 1
    for (const later of stepsOf(slide).slice(taken).flat()) later.classList.add('kl-later')
    const sheet = onSheet({ ...place, slide }, taken, figure => ({ stage: stageAtStep(slide, figure, step), step }))
    if (taken > 0) for (const named of [slide, ...slide.querySelectorAll('[id]')]) named.id += `--${taken}`
    return sheet
  })
}

function onSheet(
  { slide, number, deeper }: Place,
  taken: number | undefined,
  stageOf: (figure: HTMLElement) => { stage: number; step: number },
): Sheet {
  const element = box('kl-sheet')
  const frame = box('kl-frame')
  frame.append(slide)
  element.append(frame)
  const { id } = slide
  const figures = [...slide.querySelectorAll<HTMLElement>('figure[data-widget]')].map(element => {
    const { stage, step } = stageOf(element)
    return { element, stage, hash: placeOf(slide, step) }
  })
  const label = document.createElement('span')
  label.className = 'kl-page-number'
  label.textContent = String(number)
  slide.append(label)
  return { element, slide, id, number, deeper, step: taken, figures }
}

/** A section within a section stands below the first one of it. */
function isDeeper(slide: Element, main: Element): boolean {
  return slide.parentElement !== main && slide.previousElementSibling !== null
}

function box(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  return element
}
