/** Explains a symbol of a formula beside it. */
import { holdSwipes } from '../slides/slideDom.ts'
import { type SlideNavigator, slideOf } from './navigator.ts'

/** What symbols mean, shown beside the symbol that is pointed at, tapped, or, for a term, in focus. */
export interface SymbolTooltip {
  readonly shown: boolean
  hide(): void
}

/** How long the pointer rests on a symbol before it is explained, and may be away before that goes: ms. */
const rest = 450
const grace = 300
/** How far from a symbol a finger may tap: CSS pixels. */
const reach = 18

/**
 * Explains symbols of the page's formulas. It stays while the pointer is on the symbol or on the explanation, until
 * `hide` (Escape), a press elsewhere or another symbol. `quiet` tells when nobody wants to be disturbed.
 */
export function createSymbolTooltip(navigator: SlideNavigator, quiet: () => boolean = () => false): SymbolTooltip {
  const tooltip = new Explanation()
  followPointer(tooltip, quiet)
  followPresses(tooltip, quiet)
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches('.kl-term:focus-visible')) tooltip.show(target)
    else if (tooltip.symbol?.matches('.kl-term') && !isWithin(tooltip.box, target)) tooltip.hide()
  })
  tooltip.box.addEventListener('click', event => {
    const slide = slideOf(event.target)
    if (!slide) return
    event.preventDefault()
    tooltip.hide()
    navigator.go(slide)
  })
  return {
    get shown() {
      return tooltip.symbol !== undefined
    },
    hide: () => tooltip.hide(),
  }
}

/** The box beside a symbol, and what is still to happen to it. */
class Explanation {
  readonly box = document.createElement('div')
  /** The symbol it explains now. */
  symbol: Element | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.box.className = 'kl-gloss'
    this.box.role = 'note'
    holdSwipes(this.box)
  }

  later(delay: number, act: () => void): void {
    this.stay()
    this.timer = setTimeout(act, delay)
  }

  /** Nothing is to happen any more. */
  stay(): void {
    clearTimeout(this.timer)
  }

  show(next: Element): void {
    const entry = entryOf(next)
    if (!entry) return
    this.hide()
    this.symbol = next
    for (const part of partsOf(next)) part.classList.add('kl-explained')
    this.box.replaceChildren(...copyOf(entry, next.closest('.kl-slide')?.id))
    document.body.append(this.box)
    place(this.box, next.getBoundingClientRect())
  }

  /** The pointer has gone; a term that has the keyboard's focus stays explained. */
  leave(): void {
    if (!this.symbol?.matches(':focus-visible')) this.hide()
  }

  hide(): void {
    this.stay()
    if (!this.symbol) return
    this.symbol = undefined
    this.box.remove()
    for (const part of document.querySelectorAll('.kl-explained')) part.classList.remove('kl-explained')
  }
}

/** A mouse that rests on a symbol has it explained; one that goes elsewhere ends that, unless it comes back soon. */
function followPointer(tooltip: Explanation, quiet: () => boolean): void {
  const { box } = tooltip
  let under: Element | undefined
  document.addEventListener('pointermove', event => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return
    const over = isWithin(box, event.target) ? box : symbolUnder(event)
    if (over === under) return
    under = over
    if (over === box || (over && over === tooltip.symbol)) tooltip.stay()
    else if (over) tooltip.later(rest, () => !quiet() && tooltip.show(over))
    else tooltip.later(grace, () => tooltip.leave())
  })
  document.documentElement.addEventListener('pointerleave', () => {
    under = undefined
    tooltip.later(grace, () => tooltip.leave())
  })
}

/** A tap on a symbol, or near it, has it explained; a press elsewhere ends that. */
function followPresses(tooltip: Explanation, quiet: () => boolean): void {
  const { box } = tooltip
  document.addEventListener('click', event => {
    if (quiet() || isWithin(box, event.target)) return
    const near = symbolNear(event, reach)
    if (near && near !== tooltip.symbol) tooltip.show(near)
  })
  document.addEventListener('pointerdown', event => {
    tooltip.stay()
    if (tooltip.symbol && !isWithin(box, event.target)) tooltip.hide()
  })
}

/** The glossary's entry of a symbol or term. */
export function entryOf(symbol: Element): Element | undefined {
  const name = symbol.getAttribute('data-symbol') ?? ''
  return document.querySelector(`.kl-glossary [data-entry="${CSS.escape(name)}"]`) ?? undefined
}

/** An entry's words to be shown elsewhere; without the way to the slide where that is `here`. */
export function copyOf(entry: Element, here: string | undefined): HTMLElement[] {
  const copies = [...entry.children].map(child => child.cloneNode(true) as HTMLElement)
  for (const link of copies.flatMap(copy => [...copy.querySelectorAll('a')]))
    if (link.getAttribute('href') === `#/${here}`) link.remove()
  return copies.map(copy => {
    const line = document.createElement('p')
    line.className = `kl-${copy.tagName.toLowerCase()}`
    line.append(...copy.childNodes)
    return line
  })
}

/** The term or symbol that the pointer is on. */
function symbolUnder(event: MouseEvent): Element | undefined {
  const term = event.target instanceof Element ? event.target.closest('.kl-slide .kl-term') : null
  return term ?? symbolNear(event, 0)
}

/**
 * The symbol at a place of a formula, or the nearest within `reach`. By measure: boxes that only hold a formula together lie
 * over its glyphs. Not in what is itself pressed, such as a button.
 */
function symbolNear({ target, clientX, clientY }: MouseEvent, reach: number): Element | undefined {
  const formula = target instanceof Element ? target.closest('.kl-slide .kl-math') : null
  if (!formula || formula.closest('button, a, .kl-choice')) return undefined
  const distances = [...formula.querySelectorAll('[data-symbol]')].map(symbol => {
    const { left, right, top, bottom } = symbol.getBoundingClientRect()
    const x = Math.max(left - clientX, 0, clientX - right)
    const y = Math.max(top - clientY, 0, clientY - bottom)
    const off = Math.hypot((left + right) / 2 - clientX, (top + bottom) / 2 - clientY)
    return { symbol, far: Math.hypot(x, y), off }
  })
  const [best] = distances.sort((a, b) => a.far - b.far || a.off - b.off)
  return best && best.far <= reach ? partsOf(best.symbol)[0] : undefined
}

/** All glyphs of one symbol where it stands once: $q_\varphi$ is two. */
function partsOf(symbol: Element): Element[] {
  const part = symbol.getAttribute('data-part')
  const all = symbol.closest('.kl-math')?.querySelectorAll(`[data-part="${part}"]`)
  return part === null || part === 'b' ? [symbol] : [...(all ?? [])]
}

function isWithin(box: Element, target: EventTarget | null): boolean {
  return target instanceof Node && box.contains(target)
}

/** Below the symbol, or above where there is more room; within the window. It goes with the page when that scrolls. */
function place(box: HTMLElement, at: DOMRect): void {
  const edge = 8
  const { width, height } = box.getBoundingClientRect()
  const { clientWidth } = document.documentElement
  const below = at.bottom + edge + height <= innerHeight || at.top < innerHeight - at.bottom
  const left = Math.max(edge, Math.min((at.left + at.right - width) / 2, clientWidth - width - edge))
  box.style.left = `${left + scrollX}px`
  box.style.top = `${(below ? at.bottom + edge : at.top - edge - height) + scrollY}px`
}
