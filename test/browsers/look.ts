/** What a slide shows, as a script in the page sees it. */
export interface Look {
  /** All words and digits, the narration apart. */
  text: string
  /** Every number in full, such as `explorer kl-qp`, `2`. */
  numbers: [name: string, value: string][]
  charts: Chart[]
  /** How wide the heading's text is, in pixels of the slide; undefined where there is none, or a formula is part of it. */
  heading: number | undefined
  /** How wide each part of a formula is, in pixels of the slide, and how many glyphs it has. */
  formulas: { width: number; glyphs: number }[]
}

export interface Chart {
  /** Bitmap pixels per pixel of the screen, along each side. */
  ratios: [number, number]
  /** How many colours it has, up to 20. */
  colours: number
  /** Whether P's and Q's lines are seen in it. */
  p: boolean
  q: boolean
}

/** To be run in the page: the slide that is shown. */
export function lookAtSlide(): Look {
  const slide = document.querySelector<HTMLElement>('.slides section.present:not(.stack)')
  const stage = document.querySelector('.slides')
  if (!slide || !stage) throw new Error('There is no slide.')
  const copy = slide.cloneNode(true) as HTMLElement
  for (const notes of copy.querySelectorAll('aside')) notes.remove()
  const scale = stage.getBoundingClientRect().width / 1280
  const words = slide.querySelector('h1, h2')
  const heading = document.createRange()
  if (words) heading.selectNodeContents(words)
  // A heading with a formula in it is also as wide as the formula's hidden MathML, which every browser sets its own way.
  const isPlain = words !== null && !words.querySelector('math')
  const widthOf = (box: Range | Element) => box.getBoundingClientRect().width / scale
  return {
    text: (copy.textContent ?? '').replace(/\s+/g, ' '),
    numbers: [...slide.querySelectorAll<HTMLElement>('output[data-value]')].map(output => [
      `${output.closest('figure')?.id} ${output.dataset.quantity}`,
      output.dataset.value ?? '',
    ]),
    charts: [...slide.querySelectorAll('canvas')].filter(canvas => canvas.checkVisibility()).map(chart),
    heading: isPlain ? widthOf(heading) : undefined,
    formulas: [...slide.querySelectorAll('.katex-html .katex-base')].map(part => ({
      width: widthOf(part),
      glyphs: (part.textContent ?? '').length,
    })),
  }

  function chart(canvas: HTMLCanvasElement): Chart {
    const box = canvas.getBoundingClientRect()
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    const seen = new Set<number>()
    for (let i = 0; i < pixels.length; i += 4)
      seen.add(((pixels[i] ?? 0) << 16) + ((pixels[i + 1] ?? 0) << 8) + (pixels[i + 2] ?? 0))
    return {
      ratios: [canvas.width / (box.width * devicePixelRatio), canvas.height / (box.height * devicePixelRatio)],
      colours: Math.min(20, seen.size),
      p: isSeen(colourOf('--p', canvas)),
      q: isSeen(colourOf('--q', canvas)),
    }

    /** Nearly: of a thin line no pixel need be covered whole. */
    function isSeen(colour: number): boolean {
      return [...seen].some(one =>
        [16, 8, 0].every(shift => Math.abs(((one >> shift) & 255) - ((colour >> shift) & 255)) <= 24),
      )
    }
  }

  function colourOf(name: string, element: Element): number {
    return Number.parseInt(getComputedStyle(element).getPropertyValue(name).trim().slice(1), 16)
  }
}
