import { createPlot, type Mark, type Point } from '../../ui/chart.ts'
import { contoursBelow } from '../../ui/contours.ts'
import { createButton, createSwitch } from '../../ui/controls.ts'
import { createDensities } from '../../ui/densities.ts'
import { add, addGroup } from '../../ui/element.ts'
import { createHandles } from '../../ui/handles.ts'
import { createReadout } from '../../ui/readout.ts'
import { createStrip } from '../../ui/strip.ts'
import type { Host, State, View } from '../contract.ts'
import { abscissae, densityCurve, type Range, rangeOf } from '../curves.ts'
import { handlesOn, peak, wholeTicks } from '../densities.ts'
import { formatNumber, formatPlace, formatShort, inUnit, type Unit } from '../numbers.ts'
import { placeInNotation, reach } from '../parameters.ts'
import { presetChange } from '../presets.ts'
import { type Direction, directionsOf, type FitFields, type Fitted, fit, type Valley, valleyOf } from './model.ts'

type Seen = State<FitFields>
type FitHost = Host<FitFields>
type How = { veiled: boolean; dragging: boolean }

const densitiesSize = { width: 776, height: 166 }
const landscapeSize = { one: { width: 452, height: 214 }, two: { width: 384, height: 160 } }

/** The densities with the fits on top; below, the landscape of each direction and a table of its optima. */
export const view: View<FitFields, Fitted> = (root, host) => {
  root.classList.add('kl-fit')
  const densities = fitDensities(root, host)
  const row = add(root, 'div', 'kl-fit-row')
  const strip = host.controls ? controlStrip(root, host) : undefined
  let built: { direction: string; panels: ReturnType<typeof directionPanel>[] } = { direction: '', panels: [] }
  let ratio = 1

  function panelsFor(direction: Seen['direction']) {
    if (built.direction === direction) return built.panels
    for (const panel of built.panels) panel.destroy()
    row.replaceChildren()
    row.dataset.direction = direction
    const shown = directionsOf(direction)
    const panels = shown.map(name =>
      directionPanel(row, host, name, shown.length === 1 ? landscapeSize.one : landscapeSize.two),
    )
    for (const panel of panels) panel.plot.rescale(ratio)
    built = { direction, panels }
    return panels
  }

  return {
    paint(state, derived, how) {
      densities.paint(state, derived, how)
      for (const panel of panelsFor(state.direction)) panel.paint(state, derived, how)
      strip?.paint(state)
    },
    rescale(pixelRatio) {
      ratio = pixelRatio
      densities.plot.rescale(pixelRatio)
      for (const panel of built.panels) panel.plot.rescale(pixelRatio)
    },
    destroy() {
      densities.destroy()
      for (const panel of built.panels) panel.destroy()
      root.replaceChildren()
      root.classList.remove('kl-fit')
    },
  }
}

function fitDensities(root: HTMLElement, host: FitHost) {
  const panel = createDensities(root, {
    ...densitiesSize,
    series: [
      { role: 'p', fill: 'plain' },
      { role: 'q', width: 2 },
      ...Array.from({ length: 6 }, (_, index) => ({ role: 'answer' as const, width: index === 0 ? 3 : 2 })),
    ],
    release: () => host.release(),
  })
  let range: Range = { min: -6, max: 6 }
  let top = 1
  return {
    plot: panel.plot,
    destroy: () => panel.destroy(),
    paint(state: Seen, derived: Fitted, how: How) {
      const { p, q } = state
      const shown = directionsOf(state.direction)
      const fits = how.veiled
        ? []
        : [
            ...(shown.includes('forward') && derived.forward ? [derived.forward] : []),
            ...(shown.includes('reverse') ? derived.minima : []),
          ]
      const normals = fits.slice(0, 6).map(({ mean, sd }) => ({ family: 'normal' as const, mean, sd }))
      if (!how.dragging) range = rangeOf(p, q)
      const xs = abscissae(range, p, q, ...normals)
      const curves = [p, q, ...normals].map(distribution => densityCurve(distribution, xs))
      if (!how.dragging) top = 1.32 * Math.max(...curves.map(curve => peak(curve).y))
      panel.draw({
        x: { ...range, ticks: wholeTicks(range) },
        top,
        series: [...curves, ...Array.from({ length: 8 - curves.length }, () => [])],
        labels: [],
        handles: [
          ...handlesOn('p', p, changed => host.set({ p: changed })),
          ...handlesOn('q', q, changed => host.set({ q: changed })),
        ],
        names: {
          p: { text: fit.fields.p.format(p), place: key => placeInNotation(p, key) },
          q: { text: fit.fields.q.format(q), place: key => placeInNotation(q, key) },
        },
      })
    },
  }
}

/** One direction: its number for the dragged q, its landscape with the way down, the table of its optima. */
function directionPanel(
  row: HTMLElement,
  host: FitHost,
  direction: Direction,
  size: { width: number; height: number },
) {
  const panel = addGroup(row, 'kl-direction', `${direction} fit`)
  const map = add(panel, 'div', 'kl-map')
  const [first, second] = direction === 'forward' ? (['p', 'q'] as const) : (['q', 'p'] as const)
  const line = add(map, 'p', 'kl-equation')
  line.innerHTML = `<span class="kl-tex"><i>D</i><sub>KL</sub>(<i data-role="${first}">${first.toUpperCase()}</i>‖<i data-role="${second}">${second.toUpperCase()}</i>) = </span>`
  const readout = createReadout(direction === 'forward' ? 'kl-pq' : 'kl-qp')
  const unit = document.createElement('span')
  unit.className = 'kl-unit'
  line.append(readout.element, unit)
  const plot = createPlot(map, { ...size, series: [{ role: 'ratio', width: 2.5 }] })
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  const axisName = add(plot.box, 'span', 'kl-axis-name')
  axisName.innerHTML = '<span class="kl-tex"><i>σ</i></span> against <span class="kl-tex"><i>μ</i></span>'
  const table = optimaTable(panel, direction)
  let drawn: { p: Seen['p']; valley: Valley; contours: ReturnType<typeof contoursBelow> } | undefined

  function landscapeFor(p: Seen['p'], axes: Valley | undefined) {
    if (drawn?.p === p) return drawn
    const valley = valleyOf(direction, p)
    drawn = {
      p,
      valley: axes ?? valley,
      contours: contoursBelow(valley.values, valley.means, valley.logSds, valley.levels),
    }
    return drawn
  }

  return {
    plot,
    destroy() {
      handles.destroy()
      plot.destroy()
    },
    paint({ p, q, unit: counted }: Seen, derived: Fitted, how: How) {
      unit.textContent = counted
      const value = direction === 'forward' ? derived.klPq : derived.klQp
      if (how.veiled) readout.veil()
      else readout.show(value, formatNumber(inUnit(value, counted)))
      const { valley, contours } = landscapeFor(p, how.dragging ? drawn?.valley : undefined)
      const path = derived.paths[direction]
      const [low = 0, high = 1] = [valley.logSds[0], valley.logSds.at(-1)]
      const place = (at: { mean: number; sd: number }) => ({ x: at.mean, y: Math.log2(at.sd) })
      const range = { min: valley.means[0] ?? 0, max: valley.means.at(-1) ?? 1 }
      plot.draw({
        x: { ...range, ticks: wholeTicks(range) },
        y: { min: low, max: high, ticks: powersBetween(low, high), format: log => formatShort(2 ** log) },
        series: [how.veiled || !path ? [] : path.path.map(place)],
        contours: how.veiled ? [] : contours,
        marks: how.veiled ? [] : marksOf(direction, derived, counted),
      })
      const mean = q.family === 'normal' ? q.mean : 0
      const sd = q.family === 'normal' ? q.sd : 1
      const become = (mean: number, sd: number) =>
        host.set({
          q: {
            family: 'normal',
            mean: Math.min(reach.location, Math.max(-reach.location, mean)),
            sd: Math.min(reach.largestScale, Math.max(reach.smallestScale, sd)),
          },
        })
      handles.show([
        {
          id: 'q:start',
          role: 'q',
          name: `start of the ${direction} descent: mean; up and down change the standard deviation`,
          value: mean,
          min: -reach.location,
          max: reach.location,
          valueText: `mean ${formatShort(mean)}, standard deviation ${formatShort(sd)}`,
          ...place({ mean, sd }),
          drag: to => become(Number(to.x.toFixed(2)), Number((2 ** to.y).toFixed(2))),
          become: value => become(value, sd),
          second: { value: sd, step: 0.1, become: value => become(mean, value) },
        },
      ])
      table.show(derived, counted, how)
    },
  }
}

function marksOf(direction: Direction, { forward, minima, saddles }: Fitted, unit: Unit): Mark[] {
  const say = (nats: number) => formatNumber(inUnit(nats, unit))
  const at = ({ mean, sd }: { mean: number; sd: number }): Point => ({ x: mean, y: Math.log2(sd) })
  if (direction === 'forward') return forward ? [{ ...at(forward), kind: 'lowest', text: say(forward.value) }] : []
  return [
    ...saddles.map(saddle => ({ ...at(saddle), kind: 'saddle' as const })),
    ...minima.map(minimum => ({
      ...at(minimum),
      kind: minimum.global ? ('lowest' as const) : ('minimum' as const),
      text: say(minimum.value),
    })),
  ]
}

/** Every optimum with its numbers, and where the descent from q ends. */
function optimaTable(panel: HTMLElement, direction: Direction) {
  const table = add(panel, 'table', 'kl-optima')
  let shape = ''
  let rows: { name: string; outputs: ReturnType<typeof createReadout>[]; row: HTMLTableRowElement }[] = []
  return {
    show(derived: Fitted, unit: Unit, how: How) {
      const optima =
        direction === 'forward'
          ? derived.forward
            ? [{ name: 'forward', spoken: '●', ...derived.forward }]
            : []
          : [
              ...derived.minima.map((fit, i) => ({ name: `reverse-${i + 1}`, spoken: fit.global ? '●' : '○', ...fit })),
              ...derived.saddles.map((fit, i) => ({ name: `saddle-${i + 1}`, spoken: '×', ...fit })),
            ]
      const wanted = [unit, ...optima.map(({ name, spoken }) => name + spoken)].join()
      if (wanted !== shape || rows.length === 0) {
        shape = wanted
        table.replaceChildren()
        const head = table.createTHead().insertRow()
        head.innerHTML = `<th scope="col"></th><th scope="col">mean</th><th scope="col">sd</th><th scope="col">${unit}</th>`
        const body = table.createTBody()
        rows = optima.map(({ name, spoken }) => {
          const row = body.insertRow()
          row.className = spoken === '×' ? 'kl-saddle' : ''
          const title = document.createElement('th')
          title.scope = 'row'
          title.textContent = spoken
          title.ariaLabel = spoken === '×' ? 'saddle' : spoken === '●' ? 'global minimum' : 'local minimum'
          row.append(title)
          const outputs = ['mean', 'sd', 'kl'].map(part => {
            const readout = createReadout(`${name}-${part}`)
            row.insertCell().append(readout.element)
            return readout
          })
          return { name, outputs, row }
        })
        if (optima.length === 0) body.insertRow().innerHTML = '<td colspan="4">∞ for every normal</td>'
      }
      table.style.visibility = how.veiled ? 'hidden' : 'visible' // How many rows there are is an answer too.
      const end = derived.paths[direction]?.end
      for (const [index, { outputs, row }] of rows.entries()) {
        const optimum = optima[index]
        if (!optimum) continue
        const values = [optimum.mean, optimum.sd, optimum.value]
        for (const [part, output] of outputs.entries())
          if (how.veiled) output.veil()
          else output.show(values[part] ?? 0, written(values[part] ?? 0, part, unit))
        row.classList.toggle('kl-reached', !how.veiled && end !== null && end !== undefined && near(end, optimum))
      }
    },
  }
}

/** A mean, an sd or a divergence, as the table shows it. */
function written(value: number, column: number, unit: Unit): string {
  return column === 0 ? formatPlace(value) : formatNumber(column === 2 ? inUnit(value, unit) : value)
}

function near(a: { mean: number; sd: number }, b: { mean: number; sd: number }): boolean {
  return Math.hypot(a.mean - b.mean, a.sd - b.sd) < 1e-4
}

/** Whole powers of two within the axis. */
function powersBetween(low: number, high: number): number[] {
  const ticks: number[] = []
  for (let power = Math.ceil(low); power <= high; power++) ticks.push(power)
  return ticks
}

function controlStrip(root: HTMLElement, host: FitHost) {
  let state: Seen | undefined
  const change = (next: Partial<Seen> | null | undefined) => {
    if (!next) return
    host.set(next)
    host.release()
  }
  const direction = createSwitch(
    'Direction',
    [
      { value: 'forward', label: 'forward' },
      { value: 'reverse', label: 'reverse' },
      { value: 'both', label: 'both' },
    ],
    value => change({ direction: fit.fields.direction.parse(value) }),
  )
  const more = createButton('+ hump', () => change(state && { p: withHump(state.p) }), 'Add a component to P')
  const fewer = createButton(
    '− hump',
    () => change(state && { p: withoutHump(state.p) }),
    'Remove the last component of P',
  )
  const strip = createStrip(root, {
    after: [direction.element, more, fewer],
    examples: fit.presets.map(({ name }) => name),
    example: name => change(state && presetChange(fit, state, name)),
    unit: name => change({ unit: fit.fields.unit.parse(name) }),
    reset: () => host.reset(),
  })
  return {
    paint(next: Seen) {
      state = next
      direction.show(next.direction)
      const count = next.p.family === 'mixture' ? next.p.components.length : 1
      more.disabled = count >= 5
      fewer.disabled = count <= 1
      strip.show(next.unit, fit.python(next))
    },
  }
}

function withHump(p: Seen['p']): Seen['p'] {
  const [weights, components] = p.family === 'mixture' ? [p.weights, p.components] : [[1], [p]]
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const share = 1 / (components.length + 1)
  const free =
    [0, 5, -5, 7, -7].find(x => components.every(part => part.family !== 'normal' || Math.abs(part.mean - x) > 1.5)) ??
    0
  return {
    family: 'mixture',
    weights: [
      ...weights.map(weight => Number(((weight / total) * (1 - share)).toPrecision(6))),
      Number(share.toPrecision(6)),
    ],
    components: [...components, { family: 'normal', mean: free, sd: 0.8 }],
  }
}

function withoutHump(p: Seen['p']): Seen['p'] {
  if (p.family !== 'mixture') return p
  const components = p.components.slice(0, -1)
  const [only] = components
  return components.length === 1 && only ? only : { family: 'mixture', weights: p.weights.slice(0, -1), components }
}
