/** The densities of x alone, above the plane, and of y alone, beside it: which variance a fit keeps. */
import type { Point } from '../../../geometry/point.ts'
import type { Outline } from '../../../ui/plot/frame.ts'
import { createPlot, type Plot } from '../../../ui/plot/plot.ts'
import type { State } from '../../core/contract.ts'
import { curveOver, type Range } from '../../shared/curves.ts'
import { marginal, type Spread, type Window2 } from '../geometry.ts'
import type { EllipseFields } from '../model.ts'

type Seen = State<EllipseFields>

export interface Shadowed {
  p: Seen['p']
  q: Spread
  forward: Spread | undefined
  minima: readonly Spread[]
}

/** A strip `thickness` pixels thick along one side of `plane`; the density of one coordinate, in line with the plane's axis. */
export function shadowPanel(
  parent: HTMLElement,
  axis: 0 | 1,
  plane: { width: number; height: number },
  thickness: number,
) {
  const size = axis === 0 ? { width: plane.width, height: thickness } : { width: thickness, height: plane.height }
  const plot = createPlot(parent, { ...size, series: [] })
  let top = 1
  return {
    plot,
    paint(shadowed: Shadowed, view: Window2, beside: Plot, dragging: boolean) {
      const found = shadowsOf(axis, shadowed, axis === 0 ? view.x : view.y)
      if (!dragging) top = 1.08 * found.top
      const across = { min: 0, max: top, ticks: [], hidden: true }
      // Without axes of its own, the strip reaches from one edge of the plane to the other.
      const along =
        axis === 0
          ? { min: beside.fromPixel({ x: 10, y: 0 }).x, max: beside.fromPixel({ x: plane.width - 10, y: 0 }).x }
          : { min: beside.fromPixel({ x: 0, y: plane.height }).y, max: beside.fromPixel({ x: 0, y: 6 }).y }
      const axes = { ...along, ticks: [], hidden: true }
      plot.draw({
        ...(axis === 0 ? { x: axes, y: across } : { x: across, y: axes }),
        series: [],
        ...drawing(found, axis === 0 ? point => point : ({ x, y }) => ({ x: y, y: x })),
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
function shadowsOf(axis: 0 | 1, { p, q, forward, minima }: Shadowed, range: Range): { shadows: Shadow[]; top: number } {
  const of = (spread: Spread) => marginal({ family: 'normal2', mean: spread.mean, cov: spread.cov }, axis)
  const shown = [
    { distribution: marginal(p, axis), role: 'p' as const, width: 0 },
    ...(forward ? [{ distribution: of(forward), role: 'ratio' as const, width: 2 }] : []),
    ...minima.map(fit => ({ distribution: of(fit), role: 'answer' as const, width: 2.5 })),
    { distribution: of(q), role: 'q' as const, width: 2 },
  ]
  const shadows = shown.map(({ distribution, role, width }) => ({
    points: curveOver(range, distribution),
    role,
    width,
  }))
  const [own = 1, ...others] = shadows.map(({ points }) => Math.max(...points.map(({ y }) => y)))
  return { shadows, top: Math.min(Math.max(own, ...others), 2.6 * own) }
}

/** p filled, the others as lines; `turn` puts a curve upright or on its side. */
function drawing({ shadows, top }: { shadows: Shadow[]; top: number }, turn: (point: Point) => Point) {
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
