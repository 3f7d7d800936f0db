/** The plane: the target as filled contours, q and the fits as ellipses at one standard deviation, handles; and the shadows of all on both axes. */
import { add, addGroup } from '../../../ui/dom/element.ts'
import { createHandles } from '../../../ui/handles/handles.ts'
import { type Contour, contoursBelow } from '../../../ui/plot/contours.ts'
import type { Outline } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { evenly } from '../../shared/landscapeGrid.ts'
import { formatNumber, inUnit } from '../../shared/numbers.ts'
import { correlationLines, handlesOn2 } from '../../shared/planeHandles.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { depthLevels, depthsOf, ellipsePoints, type Spread, type Window2, windowOf } from '../geometry.ts'
import type { LiveMinima } from '../liveMinima.ts'
import { type EllipseFields, type Ellipses, modelOf } from '../model.ts'
import { letter, name, nameplates } from '../nameplates.ts'
import { shadowPanel } from './shadowPanel.ts'

type Seen = State<EllipseFields>
type How = { veiled: boolean; dragging: boolean }

const size = { plane: { width: 356, height: 352 }, above: 54, beside: 74 }
const axis = { left: 34, bottom: 30 }
/** About the area within the axes; the chart knows exactly once it has drawn. */
const guess = { width: size.plane.width - axis.left - 20, height: size.plane.height - axis.bottom - 6 }
/** Points of the plane either way at which P is looked at: fewer while P changes with every frame. */
const across = { resting: 76, dragged: 52 }

export function planePanel(root: HTMLElement, host: Host<EllipseFields>, held: (id: string | undefined) => void) {
  const panel = addGroup(root, 'kl-plane2', 'the plane, and the density of each coordinate')
  const above = shadowPanel(panel, 0, size.plane, size.above)
  add(panel, 'span', '')
  const plot = createPlot(panel, { ...size.plane, series: [] })
  const beside = shadowPanel(panel, 1, size.plane, size.beside)
  const handles = createHandles(plot, { release: () => host.release(), held })
  const plots = [above.plot, plot, beside.plot]
  let area = guess
  let view: Window2 = { x: { min: -1, max: 1 }, y: { min: -1, max: 1 } }
  const labels = nameplates()
  let drawn: { p: Seen['p']; view: Window2; points: number; contours: Contour[] } | undefined

  function contoursOf(p: Seen['p'], dragging: boolean): Contour[] {
    const points = dragging ? across.dragged : across.resting
    if (drawn?.p === p && drawn.view === view && drawn.points >= points) return drawn.contours
    drawn = { p, view, points, contours: p.family === 'normal2' ? ellipses(p) : levels(p, view, points) }
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
    plots,
    destroy() {
      handles.destroy()
      for (const each of plots) each.destroy()
    },
    paint(state: Seen, { forward, minima }: Ellipses & LiveMinima, how: How) {
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
      const contours = contoursOf(p, how.dragging)
      const rings = contours[0]?.rings ?? []
      const placed = labels.place(
        [
          ...(seen ? [name(forward, `forward${number(forward.value)}`, 'ratio', 0.25)] : []),
          ...fits.map((fit, i) => name(fit, `${i === 0 ? 'reverse' : ''}${number(fit.value)}`.trim(), 'answer', 0.75)),
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
        contours,
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
      const shadowed = { p, q, forward: seen ? forward : undefined, minima: fits }
      for (const strip of [above, beside]) strip.paint(shadowed, view, plot, how.dragging)
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

function levels(p: Seen['p'], { x, y }: Window2, points: number): Contour[] {
  const [xs, ys] = [evenly(x, points), evenly(y, points)]
  return contoursBelow(depthsOf(p, xs, ys), xs, ys, depthLevels).map(contour => ({ ...contour, role: 'p' }))
}

function outline(spread: Spread, role: Outline['role'], width: number): Outline {
  return { points: ellipsePoints(spread), role, width, closed: true }
}
