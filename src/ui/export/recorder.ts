/**
 * A canvas whose drawing comes out as SVG: paths as `path`, text as `text`. It knows the calls that Chart.js and our marks
 * make; any other throws, so that nothing is lost in silence: the packages that do this lose even-odd fills, or do not know
 * the transforms. State (colours, fonts, dashes, transforms) and the measuring
 * of text are a real context's own.
 */
import { number } from './markup.ts'
import { Recording } from './recording.ts'

/** Elements of SVG for what `draw` draws. Their ids begin with `prefix`. */
export function record(
  prefix: string,
  width: number,
  height: number,
  draw: (canvas: HTMLCanvasElement) => void,
): string {
  const state = document.createElement('canvas').getContext('2d')
  if (!state) throw new Error('This browser has no canvas to measure text with.')
  const recording = new Recording(state, prefix)
  const path = pathCalls(recording)
  const calls = { ...path, ...paintCalls(recording, path.rect) }
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
  return recording.markup()
}

/** What a context may do by itself: nothing of it draws. */
const passing = new Set(
  'measureText setLineDash getLineDash translate rotate scale transform setTransform resetTransform getTransform'.split(
    ' ',
  ),
)

/** The calls that make a path. */
function pathCalls(recording: Recording) {
  const at = (x: number, y: number) => recording.at(x, y)
  /** A step of the path; one without a number where a number should be is left out, as on a canvas. */
  const go = (letter: 'M' | 'L', x: number, y: number) => {
    const { path } = recording
    if (Number.isFinite(x + y)) path.push((path.length === 0 ? 'M' : letter) + at(x, y))
  }
  function ellipse(
    x: number,
    y: number,
    rx: number,
    ry: number,
    turn: number,
    from: number,
    to: number,
    back = false,
  ): void {
    const whole = 2 * Math.PI
    const sweep = Math.abs(to - from) >= whole ? whole : (((back ? from - to : to - from) % whole) + whole) % whole
    const on = (angle: number) => {
      const [u, v] = [rx * Math.cos(angle), ry * Math.sin(angle)]
      return [x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn)] as const
    }
    const [halfway, end] = [sweep / 2, sweep].map(angle => on(back ? from - angle : from + angle))
    const radii = [rx, ry].map(radius => number(radius * recording.scale())).join(' ')
    const arc = `A${radii} ${number((turn * 180) / Math.PI)} 0 ${back ? 0 : 1} `
    go('L', ...on(from))
    recording.path.push(arc + at(...halfway!), arc + at(...end!))
  }
  return {
    beginPath() {
      recording.path = []
    },
    closePath() {
      if (recording.path.length > 0) recording.path.push('Z')
    },
    moveTo: (x: number, y: number) => go('M', x, y),
    lineTo: (x: number, y: number) => go('L', x, y),
    bezierCurveTo(a: number, b: number, c: number, d: number, x: number, y: number) {
      const [first, second, end] = [at(a, b), at(c, d), at(x, y)]
      const from = recording.path.at(-1)?.replace(/^.*[A-Z ](\S+ \S+)$/, '$1')
      if (second === end && first === from) go('L', x, y)
      else if (Number.isFinite(a + b + c + d + x + y)) recording.path.push(`C${first} ${second} ${end}`)
    },
    rect(x: number, y: number, w: number, h: number) {
      recording.path.push(`M${at(x, y)}L${at(x + w, y)}L${at(x + w, y + h)}L${at(x, y + h)}Z`)
    },
    arc: (x: number, y: number, r: number, from: number, to: number, back = false) =>
      ellipse(x, y, r, r, 0, from, to, back),
    ellipse,
  }
}

/** The calls that draw, and those that change where drawing shows. */
function paintCalls(recording: Recording, rect: (x: number, y: number, w: number, h: number) => void) {
  return {
    save: () => recording.save(),
    restore: () => recording.restore(),
    clip: (rule?: CanvasFillRule) => recording.clip(rule),
    fill: (rule?: CanvasFillRule) => recording.paint(recording.filled(rule)),
    stroke: () => recording.paint({ fill: 'none', ...recording.stroked() }),
    fillRect(x: number, y: number, w: number, h: number) {
      const before = recording.path
      recording.path = []
      rect(x, y, w, h)
      recording.paint(recording.filled())
      recording.path = before
    },
    clearRect: () => recording.clear(),
    fillText: (text: string, x: number, y: number) => recording.write(text, x, y, recording.filled()),
    // The rim of a text is not a second text to read.
    strokeText: (text: string, x: number, y: number) =>
      recording.write(text, x, y, { fill: 'none', ...recording.stroked(), 'aria-hidden': 'true' }),
  }
}
