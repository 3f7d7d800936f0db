/** A figure in the column of the reading view. */
import { createButton } from '../../ui/dom/buttons.ts'
import type { Figure } from '../figures/figure.ts'
import { stepOfStage } from '../figures/steps.ts'
import { linkTo } from '../page/address.ts'
import { createCopyLink } from '../page/copyLink.ts'

/** Design pixels that views are drawn for: between these they lay themselves out, below they are scaled down. */
const widest = 776
const narrowest = 480
/** On a small screen a design pixel is this many CSS pixels, so that labels of 20 stay legible at 15. */
const smallScale = 0.75

interface Box {
  width: number
  scale: number
}

/** How wide a view is drawn for a column of `column` CSS pixels, and by what it is scaled to fill it. */
export function boxFor(column: number): Box {
  const width = Math.round(Math.min(widest, Math.max(narrowest, column / smallScale)))
  return { width, scale: Math.min(1, column / width) }
}

/** The figure has its words and steps above it, and is drawn while it is near the window. */
export interface ReadingFigure {
  figure: Figure
  show(): Promise<void>
  hide(): void
  /** The column may have changed. */
  fit(): void
  goTo(stage: number): void
}

export function readFigure(figure: Figure, stepped: () => void): ReadingFigure {
  const { element } = figure
  const mount = element.querySelector<HTMLElement>('.kl-mount')
  if (!mount) throw new RangeError(`figure: expected a place to mount in, got none in “${figure.id}”`)
  element.querySelector('.kl-caption')?.setAttribute('aria-live', 'polite')
  const steps = stepBar(figure, stage => {
    figure.goTo(stage)
    steps.show()
    stepped()
  })
  const words = element.querySelector('.kl-stages')
  element.prepend(steps.element, ...(words ? [words] : []))
  let box = boxFor(widest)
  let shown = false
  new ResizeObserver(trim).observe(mount)
  fit()

  /** A transform leaves the place that the view had unscaled: the rest of it is taken back. */
  function trim(): void {
    if (mount) mount.style.marginBottom = `${(box.scale - 1) * mount.offsetHeight}px`
  }

  function pixelRatio(): number {
    return Math.max(1, devicePixelRatio * box.scale)
  }

  function fit(): void {
    const before = box.width
    box = boxFor(element.clientWidth || widest)
    if (!mount) return
    scaleTo(mount, box)
    trim()
    if (!shown) return
    if (box.width === before) figure.rescale(pixelRatio())
    else {
      figure.unmount()
      void figure.mount(pixelRatio(), box.width)
    }
  }

  return {
    figure,
    fit,
    goTo(stage) {
      figure.goTo(stage, { animate: false })
      steps.show()
    },
    async show() {
      shown = true
      await figure.mount(pixelRatio(), box.width)
      mount.style.minHeight = ''
    },
    hide() {
      if (!shown) return
      shown = false
      mount.style.minHeight = `${mount.offsetHeight}px`
      figure.unmount()
    },
  }
}

/** A transform leaves the width that the view had unscaled, too. */
function scaleTo(mount: HTMLElement, { width, scale }: Box): void {
  mount.style.width = `${width}px`
  mount.style.transform = scale === 1 ? '' : `scale(${scale})`
  mount.style.marginRight = `${(scale - 1) * width}px`
}

/** Back and on through the steps of a figure, and the link to it as it stands. */
function stepBar({ element }: Figure, goTo: (stage: number) => void) {
  const bar = document.createElement('div')
  bar.className = 'kl-steps'
  bar.role = 'group'
  bar.ariaLabel = 'Steps of the figure'
  const last = element.querySelectorAll('.kl-stage').length - 1
  const figureStage = () => [...element.querySelectorAll<HTMLElement>('.kl-stage')].findIndex(stage => !stage.hidden)
  const back = arrow('‹', 'Previous step', () => figureStage() > 0 && goTo(figureStage() - 1))
  const on = arrow('›', 'Next step', () => figureStage() < last && goTo(figureStage() + 1))
  const count = document.createElement('span')
  const slide = element.closest('.kl-slide') ?? element
  const link = createCopyLink(() => linkTo(slide, stepOfStage(slide, element, figureStage())))
  link.title = 'Copy link to this figure as it stands'
  if (last > 0) bar.append(back, count, on)
  bar.append(link)
  show()

  function show(): void {
    const stage = figureStage()
    count.textContent = `Step ${stage + 1} of ${last + 1}`
    back.ariaDisabled = String(stage <= 0)
    on.ariaDisabled = String(stage >= last)
  }
  return { element: bar, show }
}

function arrow(text: string, name: string, pressed: () => void): HTMLButtonElement {
  return createButton({ className: 'kl-step-button', text, name, title: name }, pressed)
}
