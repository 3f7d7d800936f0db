/** The view of the fits: its panels put together. */
import { createSelect, createStepper, createSwitch } from '../../ui/dom/controls.ts'
import { add, addGroup, writeText } from '../../ui/dom/element.ts'
import { createReadout } from '../../ui/dom/readout.ts'
import { createStrip } from '../../ui/dom/strip.ts'
import type { Host, State, View } from '../core/contract.ts'
import { changeAtOnce, presetChange } from '../core/presets.ts'
import { familyMeant } from '../shared/modelFamily.ts'
import { formatNumber, inUnit } from '../shared/numbers.ts'
import { withSameMoments } from './family.ts'
import { withHump, withoutHump } from './humps.ts'
import { type Direction, directionsOf, type FitFields, type Fitted, fit } from './model.ts'
import { createDensityPanel } from './panels/densityPanel.ts'
import { createMap } from './panels/mapPanel.ts'
import { createOptimaTable } from './panels/optimaPanel.ts'

type Seen = State<FitFields>
type FitHost = Host<FitFields>
type How = { veiled: boolean; dragging: boolean }

/** Each direction shown has its densities, its landscape and its table of optima; both stand side by side. */
export const view: View<FitFields, Fitted> = (root, host) => {
  root.classList.add('kl-fit')
  const row = add(root, 'div', 'kl-fit-row')
  const strip = host.controls ? controlStrip(root, host) : undefined
  let built: { direction: string; panels: ReturnType<typeof directionPanel>[] } = { direction: '', panels: [] }
  let ratio = 1

  function panelsFor(direction: Seen['direction']) {
    if (built.direction === direction) return built.panels
    for (const panel of built.panels) panel.destroy()
    row.replaceChildren()
    const shown = directionsOf(direction)
    const beside = shown.length === 2 && host.width >= 776
    const width = beside ? Math.floor((host.width - 28) / 2) : host.width
    const panels = shown.map(name => directionPanel(row, host, name, width))
    for (const panel of panels) panel.rescale(ratio)
    built = { direction, panels }
    return panels
  }

  return {
    paint(state, derived, how) {
      for (const panel of panelsFor(state.direction)) panel.paint(state, derived, how)
      strip?.paint(state)
    },
    rescale(pixelRatio) {
      ratio = pixelRatio
      for (const panel of built.panels) panel.rescale(pixelRatio)
    },
    destroy() {
      for (const panel of built.panels) panel.destroy()
      root.replaceChildren()
      root.classList.remove('kl-fit')
    },
  }
}

/** One direction: densities above; the number for the dragged q, the landscape and the optima below. */
function directionPanel(row: HTMLElement, host: FitHost, direction: Direction, width: number) {
  const panel = addGroup(row, 'kl-direction', `${direction} fit`)
  panel.style.width = `${width}px`
  const beside = width >= 520
  panel.dataset.table = beside ? 'beside' : 'below'
  const densities = createDensityPanel(panel, host, direction, { width, height: width > 700 ? 166 : 140 })
  const [first, second] = direction === 'forward' ? (['p', 'q'] as const) : (['q', 'p'] as const)
  const line = add(panel, 'p', 'kl-equation')
  line.innerHTML = `<span class="kl-tex"><i>D</i><sub>KL</sub>(<i data-role="${first}">${first.toUpperCase()}</i>‖<i data-role="${second}">${second.toUpperCase()}</i>) = </span>`
  const readout = createReadout(direction === 'forward' ? 'kl-pq' : 'kl-qp')
  const unitName = document.createElement('span')
  unitName.className = 'kl-unit'
  line.append(readout.element, unitName)
  const show =
    direction === 'reverse' && host.controls
      ? createSwitch(
          'Below the densities',
          [
            { value: 'landscape', label: 'map', title: 'the divergence over every mean and sd' },
            { value: 'blurred', label: 'blur', title: 'log p, blurred at the width of q' },
          ],
          value => {
            host.set({ show: fit.fields.show.parse(value) })
            host.release()
          },
        )
      : undefined
  if (show) line.append(show.element)
  const table = beside ? Math.min(312, Math.round(0.44 * width)) : 0
  const map = createMap(panel, host, direction, {
    width: width - (beside ? table + 14 : 0),
    height: width > 700 || host.width < 776 ? 214 : 150,
  })
  const optima = createOptimaTable(panel, direction)

  return {
    rescale(pixelRatio: number) {
      densities.plot.rescale(pixelRatio)
      map.plot.rescale(pixelRatio)
    },
    destroy() {
      densities.destroy()
      map.destroy()
      panel.remove()
    },
    paint(state: Seen, derived: Fitted, how: How) {
      densities.paint(state, derived, how)
      const value = direction === 'forward' ? derived.klPq : derived.klQp
      writeText(unitName, state.unit)
      if (how.veiled) readout.veil()
      else readout.show(value, formatNumber(inUnit(value, state.unit)))
      map.paint(state, derived, how)
      optima.paint(derived, state.unit, how.veiled)
      show?.show(state.show)
    },
  }
}

function controlStrip(root: HTMLElement, host: FitHost) {
  let state: Seen | undefined
  const change = changeAtOnce(host)
  const direction = createSelect(
    'Direction of the fit',
    [
      { value: 'forward', label: 'forward' },
      { value: 'reverse', label: 'reverse' },
      { value: 'both', label: 'both' },
    ],
    value => change({ direction: fit.fields.direction.parse(value) }),
  )
  const humps = createStepper('humps', {
    fewer: { name: 'Remove the last component of P', pressed: () => change(state && { p: withoutHump(state.p) }) },
    more: { name: 'Add a component to P', pressed: () => change(state && { p: withHump(state.p) }) },
  })
  const family = createSelect(
    'Family of q',
    [
      { value: 'normal', label: 'q: normal' },
      { value: 'fixed-sd', label: 'q: fixed sd' },
      { value: 'laplace', label: 'q: Laplace' },
    ],
    value => {
      const chosen = fit.fields.family.parse(value)
      change(state && { family: chosen, q: withSameMoments(chosen, state.q) })
    },
    'q',
  )
  family.element.classList.add('kl-fit-family')
  direction.element.classList.add('kl-fit-direction')
  const strip = createStrip(root, {
    after: [family.element, direction.element, humps.element],
    examples: fit.presets.map(({ name }) => name),
    example: name => change(state && presetChange(fit, state, name)),
    unit: name => change({ unit: fit.fields.unit.parse(name) }),
    reset: () => host.reset(),
  })
  return {
    paint(next: Seen) {
      state = next
      direction.show(next.direction)
      family.show(familyMeant(next))
      const count = next.p.family === 'mixture' ? next.p.components.length : 1
      humps.allow({ fewer: count > 1, more: count < 5 })
      strip.show(next.unit, () => fit.python(next))
    },
  }
}
