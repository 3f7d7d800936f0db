/**
 * A canvas whose drawing comes out as SVG: paths as `path`, text as `text`. It knows the calls that Chart.js and our marks
 * make; any other throws, so that nothing is lost in silence: the packages that do this lose even-odd fills, or do not know
 * the transforms. State (colours, fonts, dashes, transforms) and the measuring
 * of text are a real context's own.
 */
import { type Attributes, colourAttributes, element, number, textAttributes } from './markup.ts'

interface Recorded {
  clip: string | undefined
  /** The path, where one can be told from the next. */
  d?: string
  attributes: Attributes
  text?: string
}

/** Elements of SVG for what `draw` draws. Their ids begin with `prefix`. */
export function record(
  prefix: string,
  width: number,
  height: number,
  draw: (canvas: HTMLCanvasElement) => void,
): string {
  const own = document.createElement('canvas').getContext('2d')
  if (!own) throw new Error('This browser has no canvas to measure text with.')
  const state: CanvasRenderingContext2D = own
  let drawn: Recorded[] = []
  let path: string[] = []
  let clip: string | undefined
  const clipsBefore: (string | undefined)[] = []
  const clips = new Map<string, string>()

  const at = (x: number, y: number) => {
    const { a, b, c, d, e, f } = state.getTransform()
    return `${number(a * x + c * y + e)} ${number(b * x + d * y + f)}`
  }
  const scale = () => {
    const { a, b, c, d } = state.getTransform()
    return Math.sqrt(Math.abs(a * d - b * c))
  }
  /** A step of the path; one without a number where a number should be is left out, as on a canvas. */
  const go = (letter: 'M' | 'L', x: number, y: number) => {
    if (Number.isFinite(x + y)) path.push((path.length === 0 ? 'M' : letter) + at(x, y))
  }
  const paint = (attributes: Attributes) => {
    const d = path.join('')
    const last = drawn.at(-1)
    if (d === '') return
    // Filled, then outlined: one element.
    if (last && last.d === d && last.clip === clip && attributes.fill === 'none' && !last.attributes.stroke)
      Object.assign(last.attributes, attributes, { fill: last.attributes.fill })
    else drawn.push({ clip, d, attributes: { d, ...attributes } })
  }
  const write = (text: string, x: number, y: number, attributes: Attributes) => {
    const { a, b, c, d, e, f } = state.getTransform()
    const turned = a !== 1 || b !== 0 || c !== 0 || d !== 1
    const place = turned
      ? { x, y: y + toBaseline(state, text), transform: `matrix(${[a, b, c, d, e, f].map(number).join(' ')})` }
      : { x: x + e, y: y + f + toBaseline(state, text) }
    const anchor = { left: 'start', start: 'start', center: 'middle', right: 'end', end: 'end' }[state.textAlign]
    drawn.push({
      clip,
      attributes: { ...place, ...textAttributes(state.font), 'text-anchor': anchor, ...attributes },
      text,
    })
  }
  const filled = (rule?: CanvasFillRule): Attributes => ({
    ...colourAttributes('fill', state.fillStyle, state.globalAlpha),
    ...(rule === 'evenodd' ? { 'fill-rule': 'evenodd' } : {}),
  })
  const stroked = (): Attributes => {
    const dash = state.getLineDash()
    return {
      ...colourAttributes('stroke', state.strokeStyle, state.globalAlpha),
      'stroke-width': state.lineWidth * scale(),
      ...(state.lineJoin === 'miter' ? {} : { 'stroke-linejoin': state.lineJoin }),
      ...(state.lineCap === 'butt' ? {} : { 'stroke-linecap': state.lineCap }),
      ...(dash.length > 0 ? { 'stroke-dasharray': dash.map(length => number(length * scale())).join(' ') } : {}),
      ...(dash.length > 0 && state.lineDashOffset ? { 'stroke-dashoffset': state.lineDashOffset * scale() } : {}),
    }
  }

  const calls = {
    save() {
      state.save()
      clipsBefore.push(clip)
    },
    restore() {
      state.restore()
      if (clipsBefore.length > 0) clip = clipsBefore.pop()
    },
    beginPath() {
      path = []
    },
    closePath() {
      if (path.length > 0) path.push('Z')
    },
    moveTo: (x: number, y: number) => go('M', x, y),
    lineTo: (x: number, y: number) => go('L', x, y),
    bezierCurveTo(a: number, b: number, c: number, d: number, x: number, y: number) {
      const [first, second, end] = [at(a, b), at(c, d), at(x, y)]
      const from = path.at(-1)?.replace(/^.*[A-Z ](\S+ \S+)$/, '$1')
      if (second === end && first === from) go('L', x, y)
      else if (Number.isFinite(a + b + c + d + x + y)) path.push(`C${first} ${second} ${end}`)
    },
    rect(x: number, y: number, w: number, h: number) {
      path.push(`M${at(x, y)}L${at(x + w, y)}L${at(x + w, y + h)}L${at(x, y + h)}Z`)
    },
    arc: (x: number, y: number, r: number, from: number, to: number, back = false) =>
      calls.ellipse(x, y, r, r, 0, from, to, back),
    ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number, back = false) {
      const whole = 2 * Math.PI
      const sweep = Math.abs(to - from) >= whole ? whole : (((back ? from - to : to - from) % whole) + whole) % whole
      const on = (angle: number) => {
        const [u, v] = [rx * Math.cos(angle), ry * Math.sin(angle)]
        return [x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn)] as const
      }
      const [halfway, end] = [sweep / 2, sweep].map(angle => on(back ? from - angle : from + angle))
      const radii = `A${number(rx * scale())} ${number(ry * scale())} ${number((turn * 180) / Math.PI)} 0 ${back ? 0 : 1} `
      go('L', ...on(from))
      path.push(radii + at(...halfway!), radii + at(...end!))
    },
    fill: (rule?: CanvasFillRule) => paint(filled(rule)),
    stroke: () => paint({ fill: 'none', ...stroked() }),
    fillRect(x: number, y: number, w: number, h: number) {
      const before = path
      path = []
      calls.rect(x, y, w, h)
      paint(filled())
      path = before
    },
    /** The beginning of a drawing: whatever was there is gone. */
    clearRect() {
      drawn = []
    },
    clip(rule?: CanvasFillRule) {
      const inner = element('path', { d: path.join(''), ...(rule === 'evenodd' ? { 'clip-rule': 'evenodd' } : {}) }, '')
      const key = `${clip ?? ''}${inner}`
      const id = clips.get(key) ?? `${prefix}-clip-${clips.size + 1}`
      if (!clips.has(key)) clips.set(key, id)
      defined.set(id, element('clipPath', { id, ...(clip ? { 'clip-path': `url(#${clip})` } : {}) }, inner, 'markup'))
      clip = id
    },
    fillText: (text: string, x: number, y: number) => write(text, x, y, filled()),
    // The rim of a text is not a second text to read.
    strokeText: (text: string, x: number, y: number) =>
      write(text, x, y, { fill: 'none', ...stroked(), 'aria-hidden': 'true' }),
  }
  const defined = new Map<string, string>()
  const canvas = { width, height, getContext: () => context } as unknown as HTMLCanvasElement
  const context = new Proxy(state, {
    get(_, name) {
      if (name === 'canvas') return canvas
      if (Object.hasOwn(calls, name)) return calls[name as keyof typeof calls]
      const value = Reflect.get(state, name)
      if (typeof value !== 'function') return value
      if (!passing.has(String(name))) throw new Error(`“${String(name)}” of a canvas does not come out as SVG yet.`)
      return value.bind(state)
    },
    set: (_, name, value) => Reflect.set(state, name, value),
  })
  draw(canvas)
  const definitions = [...defined.values()].join('')
  return (definitions ? element('defs', {}, definitions, 'markup') : '') + grouped(drawn)
}

/** What a context may do by itself: nothing of it draws. */
const passing = new Set(
  'measureText setLineDash getLineDash translate rotate scale transform setTransform resetTransform getTransform'.split(
    ' ',
  ),
)

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

/** What is cut by the same clip stands in one group. */
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
