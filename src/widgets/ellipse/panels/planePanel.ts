/** The plane: the target as filled contours, q and the fits as ellipses at one standard deviation, handles; and the shadows of all on both axes. */
import { add, addGroup } from '../../../ui/dom/element.ts'
import { createHandles } from '../../../ui/handles/handles.ts'
import { type Contour, contoursBelow } from '../../../ui/plot/contours.ts'
import type { Outline } from '../../../ui/plot/frame.ts'
import { createPlot, type Plot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { evenly } from '../../shared/landscapeGrid.ts'
import { formatNumber, inUnit } from '../../shared/numbers.ts'
import { correlationLines, handlesOn2 } from '../../shared/planeHandles.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { depthLevels, depthsOf, ellipsePoints, type Spread, type Window2, windowOf } from '../geometry.ts'
import type { LiveMinima } from '../liveMinima.ts'
import { type EllipseFields, type Ellipses, modelOf } from '../model.ts'
import { letter, type Name, name, nameplates } from '../nameplates.ts'
import { shadowPanel } from './shadowPanel.ts'

type Seen = State<EllipseFields>
type Model = ReturnType<typeof modelOf>
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
  const labels = nameplates()
  const contoursOf = contourCache()
  let area = guess
  let view: Window2 = { x: { min: -1, max: 1 }, y: { min: -1, max: 1 } }

  /** The window on the plane; the first time, and where labels have moved an axis, what is drawn tells how large its area is. */
  function lookAt(p: Seen['p'], q: Spread): void {
    for (let again = 0; again < 2; again++) {
      view = windowOf(p, q, area.width, area.height)
      plot.draw({ ...axesOf(view), series: [] })
      const seen = areaOf(plot, view)
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
      const { p, factorised } = state
      const q = modelOf(state.q, factorised)
      if (!how.dragging) lookAt(p, q)
      // Where p is one normal and q factorised, the two ellipses are what is asked about, not the answer.
      const seen = !how.veiled || (p.family === 'normal2' && factorised === 'yes')
      const shown = { p, q, forward: seen ? forward : undefined, minima: seen ? minima : [] }
      const grabbed = handlesOf(state, q, host)
      const contours = contoursOf(p, view, how.dragging)
      const names = namesOf(shown, contours, how.veiled ? undefined : state.unit)
      const placed = labels.place(names, grabbed, view, area, how.dragging)
      plot.draw({
        ...axesOf(view),
        series: [],
        contours,
        outlines: outlinesOf(shown, factorised),
        labels: placed,
      })
      handles.show(grabbed)
      for (const strip of [above, beside]) strip.paint(shown, view, plot, how.dragging)
    },
  }
}

/** What stands in the plane: the target, the model, and the fits that may be seen. */
interface Shown {
  p: Seen['p']
  q: Model
  forward: Ellipses['forward'] | undefined
  minima: LiveMinima['minima']
}

/** The area within the axes, as they are laid out for a window. */
function areaOf({ toPixel }: Plot, { x, y }: Window2) {
  const low = toPixel({ x: x.min, y: y.min })
  const high = toPixel({ x: x.max, y: y.max })
  return { width: high.x - low.x, height: low.y - high.y }
}

/** Contours of a target in a window, kept while both stay, unless finer ones are wanted. */
function contourCache() {
  let drawn: { p: Seen['p']; view: Window2; points: number; contours: Contour[] } | undefined
  return (p: Seen['p'], view: Window2, dragging: boolean): Contour[] => {
    const points = dragging ? across.dragged : across.resting
    if (drawn?.p === p && drawn.view === view && drawn.points >= points) return drawn.contours
    drawn = { p, view, points, contours: p.family === 'normal2' ? ellipses(p) : levels(p, view, points) }
    return drawn.contours
  }
}

function handlesOf({ p, factorised }: Seen, q: Model, host: Host<EllipseFields>) {
  return [
    ...handlesOn2('p', p, false, changed => host.set({ p: changed })),
    ...handlesOn2('q', q, factorised === 'yes', changed =>
      changed.family === 'normal2' ? host.set({ q: changed }) : undefined,
    ),
  ]
}

/** The names to be placed, those of the fits with their numbers in `unit`, or without. */
function namesOf({ q, forward, minima }: Shown, contours: readonly Contour[], unit: Seen['unit'] | undefined): Name[] {
  const number = (nats: number) => (unit ? ` ${formatNumber(inUnit(nats, unit))}` : '')
  const rings = contours[0]?.rings ?? []
  return [
    ...(forward ? [name(forward, `forward${number(forward.value)}`, 'ratio', 0.25)] : []),
    ...minima.map((fit, i) => name(fit, `${i === 0 ? 'reverse' : ''}${number(fit.value)}`.trim(), 'answer', 0.75)),
    letter(q, 'q', 0.5),
    ...rings.slice(0, 1).map(outline => ({ outline, text: 'p', role: 'p' as const, italic: true, wanted: 0.2 })),
  ]
}

/** The fits and q as ellipses; lines along the axes of p, and of q where it may be correlated. */
function outlinesOf({ p, q, forward, minima }: Shown, factorised: Seen['factorised']): Outline[] {
  return [
    ...correlationLines(p).map(points => ({ points, role: 'p' as const, width: 1.5 })),
    ...(factorised === 'no' ? correlationLines(q).map(points => ({ points, role: 'q' as const, width: 1.5 })) : []),
    ...(forward ? [outline(forward, 'ratio', 3)] : []),
    ...minima.map(fit => outline(fit, 'answer', fit.global ? 4 : 2.5)),
    outline(q, 'q', 3),
  ]
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
