/** The view of the explorer: densities, the two ledgers, and the two divergences against each other. */
import type { Point } from '../../geometry/point.ts'
import { createSelect, createSwitch } from '../../ui/dom/controls.ts'
import { add, addGroup, writeAttribute, writeText } from '../../ui/dom/element.ts'
import { createReadout } from '../../ui/dom/readout.ts'
import { createStrip } from '../../ui/dom/strip.ts'
import { createDensities } from '../../ui/plot/densities.ts'
import type { Label } from '../../ui/plot/frame.ts'
import { createPlot } from '../../ui/plot/plot.ts'
import type { Host, State, View } from '../core/contract.ts'
import { changeAtOnce, presetChange } from '../core/presets.ts'
import { abscissae, densityCurve, type Range, rangeOf } from '../shared/curves.ts'
import { curveNames, handlesOn, peak } from '../shared/densities.ts'
import { choosableFamilies, placeInNotation, withFamily } from '../shared/grips.ts'
import { formatNumber, inUnit } from '../shared/numbers.ts'
import { wholeTicks } from '../shared/ticks.ts'
import { type Explored, type ExplorerFields, explorer, ledger, uncovered } from './model.ts'

type Seen = State<ExplorerFields>
type ExplorerHost = Host<ExplorerFields>
type How = { veiled: boolean; dragging: boolean }
type Size = { width: number; height: number }

/** On a slide three panels stand side by side; a narrow figure has them one below the other. */
const widest = 776
const beside = { ledger: { width: 290, height: 120 }, plane: { width: 172, height: 156 } }
const below = { ledger: { height: 150 }, plane: { width: 236, height: 206 } }

/** Densities with handles on top; below them a ledger for each direction and the plane of both numbers. */
export const view: View<ExplorerFields, Explored> = (root, host) => {
  root.classList.add('kl-explorer')
  const densities = densityPanel(root, host)
  const row = add(root, 'div', 'kl-row')
  const { width } = host
  const size = width < widest ? { ledger: { ...below.ledger, width }, plane: below.plane } : beside
  const reverse = ledgerPanel(row, 'qp', size.ledger)
  const forward = ledgerPanel(row, 'pq', size.ledger)
  const plane = planePanel(row, size.plane)
  const strip = host.controls ? controlStrip(root, host) : undefined

  return {
    paint(state, derived, how) {
      const range = densities.paint(state, how)
      reverse.paint(state, derived, range, how)
      forward.paint(state, derived, range, how)
      plane.paint(derived, how)
      strip?.paint(state)
    },
    rescale(pixelRatio) {
      for (const panel of [densities, reverse, forward, plane]) panel.plot.rescale(pixelRatio)
    },
    destroy() {
      densities.destroy()
      for (const panel of [reverse, forward, plane]) panel.plot.destroy()
      root.replaceChildren()
      root.classList.remove('kl-explorer')
    },
  }
}

function densityPanel(root: HTMLElement, host: ExplorerHost) {
  const panel = createDensities(root, {
    width: Math.min(widest, host.width),
    height: 196,
    series: [{ role: 'p', fill: 'plain' }, { role: 'q' }],
    release: () => host.release(),
  })
  let range: Range = { min: -6, max: 6 }
  let top = 1
  return {
    plot: panel.plot,
    destroy: () => panel.destroy(),
    paint({ p, q }: Seen, how: How): Range {
      if (!how.dragging) range = rangeOf(p, q)
      const xs = abscissae(range, p, q)
      const curves = [densityCurve(p, xs), densityCurve(q, xs)] as const
      if (!how.dragging) top = 1.32 * Math.max(...curves.map(curve => peak(curve).y))
      const handles = [
        ...handlesOn('p', p, changed => host.set({ p: changed })),
        ...handlesOn('q', q, changed => host.set({ q: changed })),
      ]
      panel.draw({
        x: { ...range, ticks: wholeTicks(range) },
        top,
        series: curves,
        labels: curveNames(...curves, top, handles),
        handles,
        names: {
          p: { text: explorer.fields.p.format(p), place: key => placeInNotation(p, key) },
          q: { text: explorer.fields.q.format(q), place: key => placeInNotation(q, key) },
        },
      })
      return range
    },
  }
}

/** One direction: its number beside its formula, what it adds up below. */
function ledgerPanel(row: HTMLElement, direction: 'qp' | 'pq', size: Size) {
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
      writeAttribute(
        panel,
        'data-length',
        how.veiled || number.length < 8 ? 'usual' : number.length < 10 ? 'long' : 'longest',
      )
      const integral = derived.quadrature?.[direction === 'qp' ? 'klQp' : 'klPq']
      writeText(
        foot,
        how.veiled
          ? '\u00a0'
          : integral === undefined
            ? value === Number.POSITIVE_INFINITY
              ? 'from supports and tails'
              : 'by quadrature'
            : `closed form; integral ${formatNumber(inUnit(integral, state.unit))}`,
      )
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

/** The plane of both numbers on logarithmic axes; on its diagonal they are equal. */
function planePanel(row: HTMLElement, size: Size) {
  const panel = addGroup(row, 'kl-plane', 'both divergences as a point')
  const head = add(panel, 'p', 'kl-ledger-head')
  head.innerHTML = '<span class="kl-tex"><i>D</i>(<i>P</i>‖<i>Q</i>)</span> ↑'
  const plot = createPlot(panel, {
    ...size,
    series: [
      { role: 'guide', width: 1.5 },
      { role: 'answer', width: 1.5 },
      { role: 'answer', width: 0, dot: 7 },
    ],
  })
  const foot = add(panel, 'p', 'kl-ledger-foot')
  foot.innerHTML = '<span class="kl-tex"><i>D</i>(<i>Q</i>‖<i>P</i>)</span> →'
  const edge = 3.7
  const trail: Point[] = []
  const place = (value: number) => Math.min(edge, Math.max(-edge, Math.log10(value)))
  const axis = {
    min: -edge,
    max: edge,
    ticks: [-2, 0, 2],
    counts: 'log10 of the divergence in nats',
    format: (v: number) => (v === -2 ? '.01' : v === 0 ? '1' : '100'),
  }
  return {
    plot,
    paint({ klQp, klPq }: Explored, how: How) {
      const point = { x: place(klQp), y: place(klPq) }
      if (!how.veiled) trail.push(point)
      if (trail.length > 120) trail.shift()
      const infinite = !how.veiled && !(Number.isFinite(klQp) && Number.isFinite(klPq))
      plot.draw({
        x: axis,
        y: axis,
        series: [
          [
            { x: -edge, y: -edge },
            { x: edge, y: edge },
          ],
          [...trail],
          how.veiled ? [] : [point],
        ],
        labels: infinite ? [{ x: point.x - 0.7, y: point.y - 0.4, text: '∞', role: 'answer', align: 'right' }] : [],
      })
    },
  }
}

function controlStrip(root: HTMLElement, host: ExplorerHost) {
  let state: Seen | undefined
  const change = changeAtOnce(host)
  const family = (role: 'p' | 'q') =>
    createSelect(
      `Family of ${role.toUpperCase()}`,
      choosableFamilies.map(name => ({ value: name, label: `${role.toUpperCase()}: ${name}` })),
      name => change(state && { [role]: withFamily(state[role], name as (typeof choosableFamilies)[number]) }),
      role,
    )
  const familyOfP = family('p')
  const familyOfQ = family('q')
  const form = createSwitch(
    'Integrand',
    [
      { value: 'signed', label: '±', title: 'signed: w log(w/v)' },
      { value: 'nonnegative', label: '≥ 0', title: 'never negative: w log(w/v) − w + v' },
    ],
    value => change({ form: explorer.fields.form.parse(value) }),
  )
  const strip = createStrip(root, {
    before: [familyOfP.element, familyOfQ.element],
    after: [form.element],
    examples: explorer.presets.map(({ name }) => name),
    example: name => change(state && presetChange(explorer, state, name)),
    unit: name => change({ unit: explorer.fields.unit.parse(name) }),
    reset: () => host.reset(),
  })
  return {
    paint(next: Seen) {
      state = next
      familyOfP.show(next.p.family)
      familyOfQ.show(next.q.family)
      form.show(next.form)
      strip.show(next.unit, () => explorer.python(next))
    },
  }
}
