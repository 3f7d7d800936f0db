/** The map of a divergence over mean and standard deviation. */
import type { Point } from '../../../geometry/point.ts'
import { writeHtml } from '../../../ui/dom/element.ts'
import type { Handle } from '../../../ui/handles/handle.ts'
import { createHandles } from '../../../ui/handles/handles.ts'
import { contoursBelow } from '../../../ui/plot/contours.ts'
import type { Mark, PlotFrame } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { reach } from '../../shared/grips.ts'
import type { FamilyName } from '../../shared/modelFamily.ts'
import { formatNumber, formatShort, inUnit, type Unit } from '../../shared/numbers.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { memberOfMoments, momentsOf } from '../family.ts'
import { blurredLog, fitLandscape, frameOf, type Grain, grainOf, levelsAbove, logCurve } from '../fitLandscape.ts'
import type { Direction, FitFields, Fitted } from '../model.ts'
import { curveFrame } from './curvePanel.ts'

type How = { veiled: boolean; dragging: boolean }
type Seen = State<FitFields>

/**
 * Below the densities, over the mean of q: the landscape of one direction with its optima, basins and the way down from
 * q; a curve where q's sd is fixed; or, for the reverse direction, log p blurred at q's sd.
 */
export function createMap(
  parent: HTMLElement,
  host: Host<FitFields>,
  direction: Direction,
  size: { width: number; height: number },
) {
  const plot = createPlot(parent, {
    ...size,
    series: [
      { role: 'p', width: 2 },
      { role: 'ratio', width: 2.5 },
      { role: 'answer', width: 0, dot: 7 },
    ],
  })
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  const axisName = document.createElement('span')
  axisName.className = 'kl-axis-name'
  plot.box.append(axisName)
  // On a narrow map the numbers would hide one another; the table has them.
  const landscape = createLandscape(direction, size)
  const curve = curveFrame(direction, size.width >= 400)

  return {
    plot,
    destroy() {
      handles.destroy()
      plot.destroy()
    },
    paint(state: Seen, derived: Fitted, how: How) {
      const blurred = direction === 'reverse' && state.show === 'blurred'
      const fixed = derived.family === 'fixed-sd'
      const drawn = blurred
        ? blurredFrame(state, derived, how)
        : fixed
          ? curve(state, derived, how)
          : landscape(state, derived, how)
      plot.draw(drawn)
      const name = blurred ? blurredName : fixed ? curveName : landscapeName
      writeHtml(axisName, name)
      const start = startHandle(direction, derived, host)
      const ball = drawn.series[0]?.[0]
      handles.show(blurred ? [] : fixed ? (ball ? [{ ...start, ...ball }] : []) : [start])
    },
  }
}

const landscapeName = '<span class="kl-tex"><i>σ</i></span> against <span class="kl-tex"><i>μ</i></span>'
const curveName = '<span class="kl-tex"><i>D</i><sub>KL</sub></span> against <span class="kl-tex"><i>μ</i></span>'
const blurredName =
  '<span data-role="p">log <span class="kl-tex"><i>p</i></span></span>, and blurred by <span data-role="q"><span class="kl-tex"><i>q</i></span></span>'

function place({ mean, sd }: { mean: number; sd: number }): Point {
  return { x: mean, y: Math.log2(sd) }
}

/** Draws the landscape; its contours are kept while only q moves, its axes while anything does. */
function createLandscape(direction: Direction, size: { width: number; height: number }) {
  const numbered = size.width >= 400
  let kept:
    | {
        p: Seen['p']
        family: FamilyName
        grain: Grain
        frame: ReturnType<typeof frameOf>
        contours: ReturnType<typeof contoursBelow>
        lines: Point[][]
      }
    | undefined
  return ({ p, unit }: Seen, derived: Fitted, { veiled, dragging }: How): PlotFrame => {
    const { family } = derived
    const grain = grainOf(size, dragging)
    const fresh = kept?.p === p && kept.family === family && kept.grain.across >= grain.across
    if (!kept || !fresh) {
      const frame = dragging && kept ? kept.frame : frameOf(p, family)
      const { values, means, logSds } = fitLandscape(direction, p, frame, grain, family)
      const best = direction === 'reverse' ? derived.minima[0] : derived.forward
      const levels = best ? levelsAbove(best.value) : []
      const lines = derived.watersheds.map(line => line.map(place))
      kept = { p, family, grain, frame, contours: contoursBelow(values, means, logSds, levels), lines }
    }
    const { mean, logSd } = kept.frame
    const axes = {
      x: { ...mean, ticks: wholeTicks(mean) },
      y: {
        ...logSd,
        counts: 'log2 of the sd',
        ticks: wholePowers(logSd),
        format: (log: number) => formatShort(2 ** log),
      },
    }
    if (veiled) return { ...axes, series: [[], [], []] }
    return {
      ...axes,
      series: [[], (derived.paths[direction]?.path ?? []).map(place), []],
      contours: kept.contours,
      ...(direction === 'reverse' ? { basins: { lines: kept.lines, around: place(momentsOf(derived.q)) } } : {}),
      marks: marksOf(direction, derived, numbered ? unit : undefined),
    }
  }
}

/** log p, and E_q[log p] against the mean of a q as wide as the dragged one, with that q on it. */
function blurredFrame({ p }: Seen, { q, family }: Fitted, { veiled }: How): PlotFrame {
  const { mean } = frameOf(p, family)
  const { mean: at, sd } = momentsOf(q)
  const means = Array.from({ length: 161 }, (_, i) => mean.min + ((mean.max - mean.min) * i) / 160)
  const sharp = logCurve(p, means)
  const blurred = blurredLog(p, sd, means, family)
  const highest = Math.max(...sharp.map(({ y }) => y))
  const seen = blurred.filter(({ x }) => Math.abs(x) <= 0.75 * mean.max).map(({ y }) => y)
  const lowest = Math.min(highest - 6, ...seen)
  return {
    x: { ...mean, ticks: wholeTicks(mean) },
    y: { min: lowest, max: highest + 0.08 * (highest - lowest), ticks: [], hidden: true },
    series: veiled ? [sharp, [], []] : [sharp, blurred, blurredLog(p, sd, [at], family)],
  }
}

function marksOf(direction: Direction, { forward, minima, saddles, family }: Fitted, unit: Unit | undefined): Mark[] {
  const text = (nats: number) => (unit ? { text: formatNumber(inUnit(nats, unit)) } : {})
  if (direction === 'forward') return forward ? [{ ...place(forward), kind: 'lowest', ...text(forward.value) }] : []
  return [
    ...saddles.map(saddle => ({ ...place(saddle), kind: 'saddle' as const })),
    ...minima.map(fit => ({
      ...place(fit),
      kind: fit.global ? ('lowest' as const) : ('minimum' as const),
      ...text(fit.value),
      // Fits of Laplace laws are near one another: what stands left of all the others is named on its left.
      ...(family === 'laplace' && minima.length > 1 && minima.every(({ mean }) => mean >= fit.mean)
        ? { side: 'left' as const }
        : {}),
    })),
  ]
}

/** q as a point of the landscape: across for its mean, up for its sd. */
function startHandle(direction: Direction, { q, family }: Fitted, host: Host<FitFields>): Handle {
  const { mean, sd } = momentsOf(q)
  const become = (mean: number, sd: number) =>
    host.set({
      q: memberOfMoments(
        family,
        Math.min(reach.location, Math.max(-reach.location, mean)),
        Math.min(reach.largestScale, Math.max(reach.smallestScale, sd)),
      ),
    })
  return {
    id: 'q:start',
    role: 'q',
    name: `start of the ${direction} descent: mean; up and down change the standard deviation`,
    value: mean,
    min: -reach.location,
    max: reach.location,
    valueText: `mean ${formatShort(mean)}, standard deviation ${formatShort(sd)}`,
    ...place({ mean, sd }),
    drag: to => become(Number(to.x.toFixed(2)), family === 'fixed-sd' ? sd : Number((2 ** to.y).toFixed(2))),
    become: value => become(value, sd),
    second: { value: sd, step: 0.1, become: value => become(mean, value) },
  }
}

function wholePowers({ min, max }: { min: number; max: number }): number[] {
  const ticks: number[] = []
  for (let power = Math.ceil(min); power <= max; power++) ticks.push(power)
  return ticks
}
