/** Shows one figure as large as the slide. */
import { slideSize } from '../slides/slideSize.ts'
import type { Slides } from '../slides/slides.ts'

/** One figure as large as the slide, the rest of the slide out of sight. */
export interface Zoom {
  readonly figure: HTMLElement | undefined
  /** Into the figure, or out of any. */
  to(figure: HTMLElement | undefined): void
  /** Into the figure with the focus, else the first of the slide; or out again. */
  toggle(): void
}

const margin = 20

/** `rescaled` is called when figures need bitmaps for another size: `data-zoom` of a figure says how large it is. */
export function createZoom(slides: Slides, rescaled: () => void): Zoom {
  let figure: HTMLElement | undefined

  function to(next: HTMLElement | undefined): void {
    if (figure && figure !== next) {
      figure.style.transform = ''
      delete figure.dataset.zoom
      figure.closest('.kl-slide')?.classList.remove('kl-zoomed')
    }
    const changed = figure !== next
    figure = next
    if (!figure) {
      if (changed) rescaled()
      return
    }
    figure.closest('.kl-slide')?.classList.add('kl-zoomed')
    fit(figure)
    rescaled()
  }

  const refit = () => {
    if (figure) to(figure)
  }
  slides.on('turn', () => to(undefined))
  slides.on('overview', () => to(undefined))
  slides.on('step', refit)
  document.addEventListener('dblclick', event => {
    const at = event.target instanceof Element ? event.target : null
    const on = at?.closest<HTMLElement>('figure[data-widget]')
    if (!on || event.defaultPrevented || at?.closest('button, select, input, a, pre, .kl-handle, .kl-stages')) return
    getSelection()?.removeAllRanges()
    to(figure ? undefined : on)
  })

  return {
    get figure() {
      return figure
    },
    to,
    toggle() {
      if (figure) return to(undefined)
      const slide = slides.current
      const focused = document.activeElement?.closest<HTMLElement>('figure[data-widget]')
      to(
        slide?.contains(focused ?? null) && focused
          ? focused
          : (slide?.querySelector<HTMLElement>('figure[data-widget]') ?? undefined),
      )
    },
  }
}

/** Makes the element as large as the slide. Measured by the layout, which no transform touches. */
function fit(element: HTMLElement): void {
  const { width, height } = extent(element)
  const room = { width: slideSize.width - 2 * margin, height: slideSize.height - 2 * margin }
  const scale = Math.max(1, Math.min(room.width / width, room.height / height))
  const left = (slideSize.width - scale * width) / 2 - element.offsetLeft
  const top = (slideSize.height - scale * height) / 2 - element.offsetTop
  element.style.transform = `translate(${left}px, ${top}px) scale(${scale})`
  element.dataset.zoom = String(scale)
}

/** How far the contents of a figure reach, in design pixels: its box may have room to spare below. */
function extent(figure: HTMLElement): { width: number; height: number } {
  const bottoms = [...figure.querySelectorAll<HTMLElement>(':scope > *, .kl-mount > *')]
    .filter(child => child.checkVisibility() && getComputedStyle(child).position !== 'absolute')
    .map(child => child.getBoundingClientRect().bottom)
  const box = figure.getBoundingClientRect()
  const scale = box.width / figure.offsetWidth || 1
  const height = bottoms.length > 0 ? (Math.max(...bottoms) - box.top) / scale : figure.offsetHeight
  return { width: figure.offsetWidth, height: Math.max(1, height) }
}
