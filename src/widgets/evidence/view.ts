/** The view of the evidence: its panels put together. */
import { add } from '../../ui/dom/element.ts'
import { createStrip } from '../../ui/dom/strip.ts'
import type { Host, State, View } from '../core/contract.ts'
import { changeAtOnce, presetChange } from '../core/presets.ts'
import { type Evidence, type EvidenceFields, evidence } from './model.ts'
import { costPanel } from './panels/costPanel.ts'
import { cutPanel } from './panels/cutPanel.ts'
import { jointPanel } from './panels/jointPanel.ts'

/** The joint density with the line at x; below it the cut, its area, and the posterior; last, what the area costs. */
export const view: View<EvidenceFields, Evidence> = (root, host) => {
  root.classList.add('kl-evidence')
  const above = add(root, 'div', 'kl-evidence-row')
  const below = add(root, 'div', 'kl-evidence-row')
  const panels = [jointPanel(above, host), cutPanel(below, host.width), costPanel(root, host)]
  const strip = host.controls ? controlStrip(root, host) : undefined
  return {
    paint(state, derived, how) {
      for (const panel of panels) panel.paint(state, derived, how)
      strip?.paint(state)
    },
    rescale(pixelRatio) {
      for (const panel of panels) panel.rescale(pixelRatio)
    },
    destroy() {
      for (const panel of panels) panel.destroy()
      root.replaceChildren()
      root.classList.remove('kl-evidence')
    },
  }
}

function controlStrip(root: HTMLElement, host: Host<EvidenceFields>) {
  let state: State<EvidenceFields> | undefined
  const change = changeAtOnce(host)
  const strip = createStrip(root, {
    examples: evidence.presets.map(({ name }) => name),
    example: name => change(state && presetChange(evidence, state, name)),
    unit: name => change({ unit: evidence.fields.unit.parse(name) }),
    reset: () => host.reset(),
  })
  return {
    paint(next: State<EvidenceFields>) {
      state = next
      strip.show(next.unit, () => evidence.python(next))
    },
  }
}
