/** The view of the explorer: densities, the two ledgers, and the two divergences against each other. */
import type { Point } from '../../geometry/point.ts'
import { createSelect, createSwitch } from '../../ui/dom/controls.ts'
import { add, addGroup } from '../../ui/dom/element.ts'
import { createStrip } from '../../ui/dom/strip.ts'
import { createDensities } from '../../ui/plot/densities.ts'
import { createPlot } from '../../ui/plot/plot.ts'
import type { Host, State, View } from '../core/contract.ts'
import { changeAtOnce, presetChange } from '../core/presets.ts'
import { abscissae, densityCurve, type Range, rangeOf } from '../shared/curves.ts'
import { curveNames, handlesOn, peak } from '../shared/densities.ts'
import { choosableFamilies, placeInNotation, withFamily } from '../shared/grips.ts'
import { wholeTicks } from '../shared/ticks.ts'
import { type Explored, type ExplorerFields, explorer } from './model.ts'
import { ledgerPanel } from './panels/ledgerPanel.ts'

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
