/** The view of the dial: its panels put together. */
import { add } from '../../ui/dom/element.ts'
import type { View } from '../core/contract.ts'
import type { DialFields } from './fields.ts'
import type { Dialled } from './model.ts'
import { branchesPanel } from './panels/branchesPanel.ts'
import { controlsPanel } from './panels/controlsPanel.ts'
import { densitiesPanel } from './panels/densitiesPanel.ts'
import { landscapePanel } from './panels/landscapePanel.ts'
import { numbersPanel } from './panels/numbersPanel.ts'
import { optimaPanel } from './panels/optimaPanel.ts'

/** The densities; below, every optimum against α beside the landscape of this α; then the numbers. */
export const view: View<DialFields, Dialled> = (root, host) => {
  root.classList.add('kl-dial')
  const densities = densitiesPanel(root, host)
  const row = add(root, 'div', 'kl-dial-row')
  const size = { width: host.width < 776 ? host.width : 382, height: 212 }
  const branches = branchesPanel(row, host, size)
  const landscape = landscapePanel(row, host, size)
  const foot = add(root, 'div', 'kl-dial-foot')
  const numbers = numbersPanel(foot)
  const optima = optimaPanel(foot)
  const controls = host.controls ? controlsPanel(root, host) : undefined
  const drawn = [densities, branches, landscape]

  return {
    paint(state, derived, how) {
      for (const panel of drawn) panel.paint(state, derived, how)
      numbers.paint(state.alpha, derived.divergence, how.veiled)
      optima.paint(derived, how.veiled)
      controls?.paint(state)
    },
    rescale(pixelRatio) {
      for (const panel of drawn) panel.plot.rescale(pixelRatio)
    },
    destroy() {
      for (const panel of drawn) panel.destroy()
      root.replaceChildren()
      root.classList.remove('kl-dial')
    },
  }
}
