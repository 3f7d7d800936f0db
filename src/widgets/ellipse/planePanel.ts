/** The plane: the target as filled contours, q and the fits as ellipses at one standard deviation, handles; and the shadows of all on both axes. */
import { density } from '../../math/index.ts'
import { createPlot, type Label, type Point } from '../../ui/chart.ts'
import { type Contour, contoursBelow } from '../../ui/contours.ts'
import { add, addGroup } from '../../ui/element.ts'
import { createHandles } from '../../ui/handles.ts'
import type { Outline } from '../../ui/outlines.ts'
import type { Host, State } from '../contract.ts'
import { abscissae } from '../curves.ts'
import { wholeTicks } from '../densities.ts'
import { formatNumber, inUnit } from '../numbers.ts'
import { depthLevels, depthsOf, ellipsePoints, marginal, type Spread, type Window2, windowOf } from './geometry.ts'
import { correlationLines, handlesOn2 } from './handles.ts'
import { type Box, besideOutline, boxAround } from './labelPlaces.ts'
import { type EllipseFields, type Ellipses, modelOf } from './model.ts'

type Seen = State<EllipseFields>
type How = { veiled: boolean; dragging: boolean }

const size = { plane: { width: 356, height: 352 }, above: 54, beside: 74 }
const axis = { left: 34, bottom: 30 }
/** About the area within the axes; the chart knows exactly once it has drawn. */
const guess = { width: size.plane.width - axis.left - 20, height: size.plane.height - axis.bottom - 6 }
const across = 76

export function planePanel(root: HTMLElement, host: Host<EllipseFields>, held: (id: string | undefined) => void) {
  const panel = addGroup(root, 'kl-plane2', 'the plane, and the density of each coordinate')
  const above = createPlot(panel, { width: size.plane.width, height: size.above, series: [] })
  add(panel, 'span', '')
  const plot = createPlot(panel, { ...size.plane, series: [] })
  const beside = createPlot(panel, { width: size.beside, height: size.plane.height, series: [] })
  const handles = createHandles(plot, { release: () => host.release(), held })
  let area = guess
  let view: Window2 = { x: { min: -1, max: 1 }, y: { min: -1, max: 1 } }
  let tops = [1, 1]
  const labels = nameplates()
  let drawn: { p: Seen['p']; view: Window2; contours: Contour[] } | undefined

  function contoursOf(p: Seen['p']): Contour[] {
    if (drawn?.p === p && drawn.view === view) return drawn.contours
    drawn = { p, view, contours: p.family === 'normal2' ? ellipses(p) : levels(p, view) }
    return drawn.contours
  }

  /** The window on the plane; the first time, and where labels have moved an axis, what is drawn tells how large its area is. */
  function lookAt(p: Seen['p'], q: Spread): void {
    for (let again = 0; again < 2; again++) {
      view = windowOf(p, q, area.width, area.height)
      plot.draw({ ...axesOf(view), series: [] })
      const [low, high] = [
        { x: view.x.min, y: view.y.min },
        { x: view.x.max, y: view.y.max },
      ].map(plot.toPixel)
      const seen = { width: (high?.x ?? 0) - (low?.x ?? 0), height: (low?.y ?? 0) - (high?.y ?? 0) }
      if (Math.abs(seen.width - area.width) + Math.abs(seen.height - area.height) < 0.01) return
      area = seen
    }
    view = windowOf(p, q, area.width, area.height)
  }

  return {
    plots: [above, plot, beside],
    destroy() {
      handles.destroy()
      for (const each of [above, plot, beside]) each.destroy()
    },
    paint(state: Seen, { forward, minima }: Ellipses, how: How) {
      const { p, factorised, unit } = state
      const q = modelOf(state.q, factorised)
      if (!how.dragging) lookAt(p, q)
      // Where p is one normal and q factorised, the two ellipses are what is asked about, not the answer.
      const seen = !how.veiled || (p.family === 'normal2' && factorised === 'yes')
      const number = (nats: number) => (how.veiled ? '' : ` ${formatNumber(inUnit(nats, unit))}`)
      const fits = seen ? minima : []
      const grabbed = [
        ...handlesOn2('p', p, false, changed => host.set({ p: changed })),
        ...handlesOn2('q', q, factorised === 'yes', changed =>
          changed.family === 'normal2' ? host.set({ q: changed }) : undefined,
        ),
      ]
      const rings = contoursOf(p)[0]?.rings ?? []
      const placed = labels.place(
        [
          ...(seen ? [name(forward, `forward${number(forward.value)}`, 'ratio', 0.25)] : []),
          ...fits.map(fit => name(fit, `reverse${number(fit.value)}`, 'answer', 0.75)),
          letter(q, 'q', 0.5),
          ...rings.slice(0, 1).map(outline => ({ outline, text: 'p', role: 'p' as const, italic: true, wanted: 0.2 })),
        ],
        grabbed,
        view,
        area,
        how.dragging,
      )
      plot.draw({
        ...axesOf(view),
        series: [],
        contours: contoursOf(p),
        outlines: [
          ...correlationLines(p).map(points => ({ points, role: 'p' as const, width: 1.5 })),
          ...(factorised === 'no'
            ? correlationLines(q).map(points => ({ points, role: 'q' as const, width: 1.5 }))
            : []),
          ...(seen ? [outline(forward, 'ratio', 3)] : []),
          ...fits.map(fit => outline(fit, 'answer', fit.global ? 4 : 2.5)),
          outline(q, 'q', 3),
        ],
        labels: placed,
      })
      handles.show(grabbed)
      const shadows = ([0, 1] as const).map(axis => shadowsOf(axis, p, q, seen ? forward : undefined, fits, view))
      if (!how.dragging) tops = shadows.map(({ top }) => 1.08 * top)
      const [first = 1, second = 1] = tops
      const hidden = { ticks: [], hidden: true }
      // Without axes of their own, the strips reach from the plane's left or top edge to the other.
      const [left, right] = [plot.fromPixel({ x: 10, y: 0 }).x, plot.fromPixel({ x: size.plane.width - 10, y: 0 }).x]
      const [low, high] = [plot.fromPixel({ x: 0, y: size.plane.height }).y, plot.fromPixel({ x: 0, y: 6 }).y]
      above.draw({
        x: { min: left, max: right, ...hidden },
        y: { min: 0, max: first, ...hidden },
        series: [],
        ...drawing(shadows[0], point => point),
      })
      beside.draw({
        x: { min: 0, max: second, ...hidden },
        y: { min: low, max: high, ...hidden },
        series: [],
        ...drawing(shadows[1], ({ x, y }) => ({ x: y, y: x })),
      })
    },
  }
}

function axesOf({ x, y }: Window2) {
  return {
    x: { ...x, ticks: wholeTicks(x), size: axis.bottom },
    y: { ...y, ticks: wholeTicks(y), size: axis.left },
  }
}

function ellipses(p: Spread): Contour[] {
  return [...depthLevels].reverse().map(level => ({ level, rings: [ellipsePoints(p, level)], role: 'p' }))
}

function levels(p: Seen['p'], { x, y }: Window2): Contour[] {
  const line = ({ min, max }: { min: number; max: number }) =>
    Array.from({ length: across }, (_, i) => min + ((max - min) * i) / (across - 1))
  const [xs, ys] = [line(x), line(y)]
  return contoursBelow(depthsOf(p, xs, ys), xs, ys, depthLevels).map(contour => ({ ...contour, role: 'p' }))
}

function outline(spread: Spread, role: Outline['role'], width: number): Outline {
  return { points: ellipsePoints(spread), role, width, closed: true }
}

interface Name {
  outline: readonly Point[]
  text: string
  role: Label['role']
  italic?: boolean
  /** The angle at which it would rather be, in turns. */
  wanted: number
}

function name(spread: Spread, text: string, role: Label['role'], wanted: number): Name {
  return { outline: ellipsePoints(spread), text, role, wanted }
}

function letter(spread: Spread, role: 'p' | 'q', wanted: number): Name {
  return { ...name(spread, role, role, wanted), italic: true }
}

type Area = { width: number; height: number }

/** Puts names beside their ellipses, in the way of nothing; during a drag each stays about where it was. */
function nameplates() {
  let turns: number[] = []
  return {
    place(names: readonly Name[], grabbed: readonly Point[], view: Window2, area: Area, dragging: boolean): Label[] {
      const pixel = (view.x.max - view.x.min) / area.width
      const onScreen = ({ x, y }: Point) => ({ x: (x - view.x.min) / pixel, y: (view.y.max - y) / pixel })
      const outlines = names.map(({ outline }) => outline.map(onScreen))
      const solid: Box[] = grabbed.map(handle => boxAround(onScreen(handle), 26, 26))
      const room = { left: 3, right: area.width - 3, top: 0, bottom: area.height }
      if (turns.length !== names.length) turns = []
      return names.map(({ text, role, italic, wanted }, index) => {
        const size = italic ? ([18, 26] as const) : ([10.2 * text.length, 22] as const)
        const from = dragging ? (turns[index] ?? wanted) : wanted
        const box = besideOutline(outlines[index] ?? [], size, from, solid, outlines.slice(0, -1).flat(), room)
        turns[index] = box.turn
        solid.push(box)
        const [x, y] = [(box.left + box.right) / 2, box.bottom - 5]
        const label = { x: view.x.min + x * pixel, y: view.y.max - y * pixel, text, role }
        return italic ? { ...label, italic } : label
      })
    },
  }
}

interface Shadow {
  points: Point[]
  role: Outline['role']
  width: number
}

/** The densities of one coordinate, each as a curve over that coordinate. */
function shadowsOf(
  axis: 0 | 1,
  p: Seen['p'],
  q: Spread,
  forward: Spread | undefined,
  minima: readonly Spread[],
  view: Window2,
): { shadows: Shadow[]; top: number } {
  const of = (spread: Spread) => marginal({ family: 'normal2', mean: spread.mean, cov: spread.cov }, axis)
  const shown = [
    { distribution: marginal(p, axis), role: 'p' as const, width: 0 },
    ...(forward ? [{ distribution: of(forward), role: 'ratio' as const, width: 2 }] : []),
    ...minima.map(fit => ({ distribution: of(fit), role: 'answer' as const, width: 2.5 })),
    { distribution: of(q), role: 'q' as const, width: 2 },
  ]
  const range = axis === 0 ? view.x : view.y
  const xs = abscissae(range, ...shown.map(({ distribution }) => distribution))
  const shadows = shown.map(({ distribution, role, width }) => ({
    points: xs.map(x => ({ x, y: density(distribution, x) })),
    role,
    width,
  }))
  const [own = 1, ...others] = shadows.map(({ points }) => Math.max(...points.map(({ y }) => y)))
  return { shadows, top: Math.min(Math.max(own, ...others), 2.6 * own) }
}

/** p filled, the others as lines; `turn` puts a curve upright or on its side. */
function drawing(shadow: { shadows: Shadow[]; top: number } | undefined, turn: (point: Point) => Point) {
  const { shadows = [], top = 1 } = shadow ?? {}
  const [first, ...others] = shadows
  const points = first?.points ?? []
  const [start, end] = [points[0], points.at(-1)]
  const ring = start && end ? [{ x: start.x, y: 0 }, ...points, { x: end.x, y: 0 }].map(turn) : []
  return {
    contours: [{ level: 0, rings: [ring], role: 'p' as const }],
    outlines: others.map(({ points, role, width }) => ({
      points: points.filter(({ y }) => y > 0.006 * top).map(turn),
      role,
      width,
    })),
  }
}
