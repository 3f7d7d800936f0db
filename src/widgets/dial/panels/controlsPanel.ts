/** The panel of controls of the dial. */
import { createSwitch } from '../../../ui/dom/controls.ts'
import { createStrip } from '../../../ui/dom/strip.ts'
import type { Host, State } from '../../core/contract.ts'
import { changeAtOnce, presetChange } from '../../core/presets.ts'
import { type DialFields, fields } from '../fields.ts'
import { dial } from '../model.ts'
import { marks } from './branchesPanel.ts'

/** What is drawn against α, the marks of the dial, and what every figure's strip has but the unit. */
export function controlsPanel(root: HTMLElement, host: Host<DialFields>) {
  let state: State<DialFields> | undefined
  const change = changeAtOnce(host)
  const parameter = createSwitch(
    'Drawn against α',
    [
      { value: 'mean', label: 'μ*', title: 'The mean of every optimum against α' },
      { value: 'sd', label: 'σ*', title: 'The standard deviation of every optimum against α' },
    ],
    value => change({ branches: fields.branches.parse(value) }),
  )
  const jump = createSwitch(
    'α',
    marks.map(({ alpha, name }) => ({
      value: String(alpha),
      label: alpha === 0.5 ? '½' : name,
      title: `α = ${alpha}: ${name}`,
    })),
    value => change({ alpha: fields.alpha.parse(value) }),
  )
  const strip = createStrip(root, {
    before: [parameter.element, jump.element],
    examples: dial.presets.map(({ name }) => name),
    example: name => change(state && presetChange(dial, state, name)),
    reset: () => host.reset(),
  })
  return {
    paint(next: State<DialFields>) {
      state = next
      parameter.show(next.branches)
      jump.show(String(next.alpha))
      strip.show(undefined, () => dial.python(next))
    },
  }
}
