/** What was drawn on a recording canvas so far, as elements of SVG, and the path and the clip that are in force. */
import { type Attributes, colourAttributes, element, number, textAttributes } from './markup.ts'

interface Recorded {
  clip: string | undefined
  /** The path, where one can be told from the next. */
  d?: string
  attributes: Attributes
  text?: string
}

/** A drawing in the making. Its state (colours, fonts, dashes, transforms) is a real context's own. */
export class Recording {
  readonly state: CanvasRenderingContext2D
  readonly #prefix: string
  path: string[] = []
  #drawn: Recorded[] = []
  #clip: string | undefined
  readonly #clipsBefore: (string | undefined)[] = []
  readonly #clipIds = new Map<string, string>()
  readonly #definitions = new Map<string, string>()

  /** Ids of what is drawn begin with `prefix`. */
  constructor(state: CanvasRenderingContext2D, prefix: string) {
    this.state = state
    this.#prefix = prefix
  }

  save(): void {
    this.state.save()
    this.#clipsBefore.push(this.#clip)
  }

  restore(): void {
    this.state.restore()
    if (this.#clipsBefore.length > 0) this.#clip = this.#clipsBefore.pop()
  }

  /** The beginning of a drawing: whatever was there is gone. */
  clear(): void {
    this.#drawn = []
  }

  /** A point as the transform puts it. */
  at(x: number, y: number): string {
    const { a, b, c, d, e, f } = this.state.getTransform()
    return `${number(a * x + c * y + e)} ${number(b * x + d * y + f)}`
  }

  /** How much the transform enlarges lengths. */
  scale(): number {
    const { a, b, c, d } = this.state.getTransform()
    return Math.sqrt(Math.abs(a * d - b * c))
  }

  /** The path as an element that looks so. */
  paint(attributes: Attributes): void {
    const d = this.path.join('')
    const last = this.#drawn.at(-1)
    if (d === '') return
    // Filled, then outlined: one element.
    if (last && last.d === d && last.clip === this.#clip && attributes.fill === 'none' && !last.attributes.stroke)
      Object.assign(last.attributes, attributes, { fill: last.attributes.fill })
    else this.#drawn.push({ clip: this.#clip, d, attributes: { d, ...attributes } })
  }

  write(text: string, x: number, y: number, attributes: Attributes): void {
    const { state } = this
    const { a, b, c, d, e, f } = state.getTransform()
    const turned = a !== 1 || b !== 0 || c !== 0 || d !== 1
    const place = turned
      ? { x, y: y + toBaseline(state, text), transform: `matrix(${[a, b, c, d, e, f].map(number).join(' ')})` }
      : { x: x + e, y: y + f + toBaseline(state, text) }
    const anchor = { left: 'start', start: 'start', center: 'middle', right: 'end', end: 'end' }[state.textAlign]
    const all = { ...place, ...textAttributes(state.font), 'text-anchor': anchor, ...attributes }
    this.#drawn.push({ clip: this.#clip, attributes: all, text })
  }

  /** From here on everything is cut by the path too. */
  clip(rule?: CanvasFillRule): void {
    const shape = { d: this.path.join(''), ...(rule === 'evenodd' ? { 'clip-rule': 'evenodd' } : {}) }
    const inner = element('path', shape, '')
    const key = `${this.#clip ?? ''}${inner}`
    const id = this.#clipIds.get(key) ?? `${this.#prefix}-clip-${this.#clipIds.size + 1}`
    this.#clipIds.set(key, id)
    const within = this.#clip ? { 'clip-path': `url(#${this.#clip})` } : {}
    this.#definitions.set(id, element('clipPath', { id, ...within }, inner, 'markup'))
    this.#clip = id
  }

  /** How a filled path looks now. */
  filled(rule?: CanvasFillRule): Attributes {
    return {
      ...colourAttributes('fill', this.state.fillStyle, this.state.globalAlpha),
      ...(rule === 'evenodd' ? { 'fill-rule': 'evenodd' } : {}),
    }
  }

  /** How an outlined path looks now. */
  stroked(): Attributes {
    const { state } = this
    const scale = this.scale()
    const dash = state.getLineDash()
    return {
      ...colourAttributes('stroke', state.strokeStyle, state.globalAlpha),
      'stroke-width': state.lineWidth * scale,
      ...(state.lineJoin === 'miter' ? {} : { 'stroke-linejoin': state.lineJoin }),
      ...(state.lineCap === 'butt' ? {} : { 'stroke-linecap': state.lineCap }),
      ...(dash.length > 0 ? { 'stroke-dasharray': dash.map(length => number(length * scale)).join(' ') } : {}),
      ...(dash.length > 0 && state.lineDashOffset ? { 'stroke-dashoffset': state.lineDashOffset * scale } : {}),
    }
  }

  /** Everything that was drawn; what is cut by the same clip stands in one group. */
  markup(): string {
    const definitions = [...this.#definitions.values()].join('')
    return (definitions ? element('defs', {}, definitions, 'markup') : '') + grouped(this.#drawn)
  }
}

/** From where a text was put to its baseline. */
function toBaseline(state: CanvasRenderingContext2D, text: string): number {
  const { textBaseline } = state
  if (textBaseline === 'alphabetic') return 0
  const above = state.measureText(text).fontBoundingBoxAscent
  state.textBaseline = 'alphabetic'
  const whole = state.measureText(text).fontBoundingBoxAscent
  state.textBaseline = textBaseline
  return whole - above
}

function grouped(drawn: readonly Recorded[]): string {
  const runs: { clip: string | undefined; markup: string[] }[] = []
  for (const { clip, attributes, text } of drawn) {
    const markup = element(text === undefined ? 'path' : 'text', attributes, text ?? '')
    const last = runs.at(-1)
    if (last && last.clip === clip) last.markup.push(markup)
    else runs.push({ clip, markup: [markup] })
  }
  return runs
    .map(({ clip, markup }) =>
      clip ? element('g', { 'clip-path': `url(#${clip})` }, markup.join(''), 'markup') : markup.join(''),
    )
    .join('\n')
}
