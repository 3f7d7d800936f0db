/** The view of the ELBO: its panels put together. */
import { createSwitch } from '../../ui/dom/controls.ts'
import { add } from '../../ui/dom/element.ts'
import { createStrip } from '../../ui/dom/strip.ts'
import type { Host, State, View } from '../core/contract.ts'
import { changeAtOnce, presetChange } from '../core/presets.ts'
import { type Bound, type ElboFields, elbo } from './model.ts'
import { barPanel } from './panels/barPanel.ts'
import { dataPanel } from './panels/dataPanel.ts'
import { fitsPanel } from './panels/fitsPanel.ts'
import { landscapePanel } from './panels/landscapePanel.ts'
import { linePanel } from './panels/linePanel.ts'
import { planePanel } from './panels/planePanel.ts'

type Seen = State<ElboFields>
type How = { veiled: boolean; dragging: boolean }
interface Panel {
  paint(state: Seen, derived: Bound, how: How): void
  rescale?(pixelRatio: number): void
  destroy?(): void
}

/** Posterior and q, the ELBO's landscape and its fits; below, the bar whose length no q changes. */
export const view: View<ElboFields, Bound> = (root, host) => {
  root.classList.add('kl-elbo')
  const stage = add(root, 'div', 'kl-elbo-stage')
  const bar = barPanel(root)
  const strip = host.controls ? controlStrip(root, host) : undefined
  let built: { model: string; panels: Panel[] } = { model: '', panels: [] }
  let ratio = 1

  function panelsFor(model: Seen['model']): Panel[] {
    if (built.model === model) return built.panels
    for (const panel of built.panels) panel.destroy?.()
    stage.replaceChildren()
    const panels: Panel[] = []
    if (model === 'square') panels.push(linePanel(stage, host))
    const row = add(stage, 'div', 'kl-elbo-row')
    panels.push(model === 'square' ? landscapePanel(row, host) : planePanel(row, host))
    const beside = add(row, 'div', 'kl-elbo-beside')
    panels.push(dataPanel(beside, host), fitsPanel(beside))
    for (const panel of panels) panel.rescale?.(ratio)
    built = { model, panels }
    return panels
  }

  return {
    paint(state, derived, how) {
      for (const panel of panelsFor(state.model)) panel.paint(state, derived, how)
      bar.paint(state, derived, how)
      strip?.paint(state)
    },
    rescale(pixelRatio) {
      ratio = pixelRatio
      for (const panel of built.panels) panel.rescale?.(pixelRatio)
    },
    destroy() {
      for (const panel of built.panels) panel.destroy?.()
      bar.destroy()
      root.replaceChildren()
      root.classList.remove('kl-elbo')
    },
  }
}

function controlStrip(root: HTMLElement, host: Host<ElboFields>) {
  let state: Seen | undefined
  const change = changeAtOnce(host)
  const model = createSwitch(
    'Latent numbers',
    [
      { value: 'square', label: 'one: z²' },
      { value: 'product', label: 'two: z₁z₂' },
    ],
    value => change({ model: elbo.fields.model.parse(value) }),
  )
  const strip = createStrip(root, {
    after: [model.element],
    examples: elbo.presets.map(({ name }) => name),
    example: name => change(state && presetChange(elbo, state, name)),
    unit: name => change({ unit: elbo.fields.unit.parse(name) }),
    reset: () => host.reset(),
  })
  return {
    paint(next: Seen) {
      state = next
      model.show(next.model)
      strip.show(next.unit, () => elbo.python(next))
    },
  }
}
