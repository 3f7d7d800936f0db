/** The panel of one direction: its divergence as a number, and the integrand that it is the area of. */
import type { Point } from '../../../geometry/point.ts'
import { add, addGroup, writeAttribute, writeText } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import type { Label } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { State } from '../../core/contract.ts'
import { abscissae, type Range } from '../../shared/curves.ts'
import { peak } from '../../shared/densities.ts'
import { formatNumber, inUnit } from '../../shared/numbers.ts'
import { type Explored, type ExplorerFields, ledger, uncovered } from '../model.ts'

type Seen = State<ExplorerFields>
type How = { veiled: boolean; dragging: boolean }
type Size = { width: number; height: number }

/** One direction: its number beside its formula, what it adds up below. */
export function ledgerPanel(row: HTMLElement, direction: 'qp' | 'pq', size: Size) {
  const [first, second] = direction === 'qp' ? (['q', 'p'] as const) : (['p', 'q'] as const)
  const name = direction === 'qp' ? 'reverse: Q draws the samples' : 'forward: P draws the samples'
  const panel = addGroup(row, 'kl-ledger', name)
  const head = add(panel, 'p', 'kl-ledger-head')
  head.innerHTML = `${direction === 'qp' ? 'reverse' : 'forward'}: <i data-role="${first}">${first}</i> draws the samples`
  const line = add(panel, 'p', 'kl-equation')
  line.innerHTML = `<span class="kl-tex"><i>D</i><sub>KL</sub>(<i data-role="${first}">${first.toUpperCase()}</i>‖<i data-role="${second}">${second.toUpperCase()}</i>) = </span>`
  const readout = createReadout(`kl-${direction}`)
  const unit = document.createElement('span')
  unit.className = 'kl-unit'
  line.append(readout.element, unit)
  const plot = createPlot(panel, {
    ...size,
    series: [
      { role: 'weight', fill: 'plain', width: 0 },
      { role: 'product', fill: 'signed', width: 2 },
      { role: 'ratio', width: 2 },
    ],
  })
  const foot = add(panel, 'p', 'kl-ledger-foot')
  let scale: Scale = { low: -1, high: 1, ratio: 10 }

  return {
    plot,
    paint(state: Seen, derived: Explored, range: Range, how: How) {
      const w = state[first]
      const v = state[second]
      const value = direction === 'qp' ? derived.klQp : derived.klPq
      writeText(unit, state.unit)
      const number = formatNumber(inUnit(value, state.unit))
      if (how.veiled) readout.veil()
      else readout.show(value, number)
      writeAttribute(panel, 'data-length', how.veiled ? 'usual' : lengthOf(number))
      const integral = derived.quadrature?.[direction === 'qp' ? 'klQp' : 'klPq']
      writeText(foot, how.veiled ? '\u00a0' : methodOf(value, integral, state.unit))
      const parts = ledger(w, v, abscissae(range, w, v), state.form)
      if (!how.dragging) scale = ledgerScale(how.veiled ? { ...parts, product: [], ratio: [] } : parts)
      const shrink = scale.high / scale.ratio
      const infinite = how.veiled ? [] : uncovered(w, v, range)
      plot.draw({
        x: { ...range, ticks: [], hidden: true },
        y: { min: scale.low, max: scale.high, ticks: [], hidden: true },
        series: how.veiled
          ? [parts.weight, [], []]
          : [parts.weight, closed(parts.product), parts.ratio.map(({ x, y }) => ({ x, y: y * shrink }))],
        infiniteX: infinite,
        labels: how.veiled || infinite.length > 0 ? [] : ledgerLabels(parts, range, scale, first, second),
      })
    },
  }
}

/** How much room a number takes, as the style sheet calls it. */
function lengthOf(number: string): 'usual' | 'long' | 'longest' {
  if (number.length < 8) return 'usual'
  return number.length < 10 ? 'long' : 'longest'
}

/** Where a divergence is from: a closed form, with the integral that confirms it; an integral; or, if infinite, what says so. */
function methodOf(value: number, integral: number | undefined, unit: Seen['unit']): string {
  if (integral !== undefined) return `closed form; integral ${formatNumber(inUnit(integral, unit))}`
  return value === Number.POSITIVE_INFINITY ? 'from supports and tails' : 'by quadrature'
}

type Parts = ReturnType<typeof ledger>
/** Heights of a ledger's plot, and the log-ratio that is drawn as high as its top. */
type Scale = { low: number; high: number; ratio: number }

/** Heights that show the product whole and the log-ratio where the weight is; both share the zero line. */
function ledgerScale(parts: Parts): Scale {
  const products = parts.product.map(point => point.y)
  const top = Math.max(...products, peak(parts.weight).y, 1e-9)
  const low = Math.min(...products, -0.25 * top)
  const tallest = peak(parts.weight).y
  const seen = parts.ratio.filter((_, index) => (parts.weight[index]?.y ?? 0) > 0.02 * tallest)
  return { low: 1.15 * low, high: 1.2 * top, ratio: Math.max(2, ...seen.map(point => Math.abs(point.y))) }
}

/** A curve that starts and ends on zero, so that it can be filled. */
function closed(points: readonly Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  return first && last ? [{ x: first.x, y: 0 }, ...points, { x: last.x, y: 0 }] : []
}

/** The log-ratio's name, in the corner where it hides the least of the curves. */
function ledgerLabels(parts: Parts, range: Range, { low, high, ratio }: Scale, first: string, second: string): Label[] {
  const points = [...parts.weight, ...parts.product, ...parts.ratio.map(({ x, y }) => ({ x, y: (y * high) / ratio }))]
  const [wide, tall] = [0.27 * (range.max - range.min), 0.22 * (high - low)]
  const corners = [high - tall, low].flatMap(bottom =>
    (['left', 'right'] as const).map(align => {
      const left = align === 'left' ? range.min : range.max - wide
      const hidden = points.filter(({ x, y }) => x >= left && x <= left + wide && y >= bottom && y <= bottom + tall)
      return { x: align === 'left' ? range.min : range.max, y: bottom + 0.3 * tall, align, hidden: hidden.length }
    }),
  )
  const { x, y, align } = corners.reduce((best, corner) => (corner.hidden < best.hidden ? corner : best))
  return [{ x, y, text: `log ${first}/${second}`, role: 'ratio', align }]
}
