/** The panel of the numbers of the dragged q. */
import { add, writeText } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import { formatNumber, formatShort } from '../../shared/numbers.ts'
import { unitAt } from '../model.ts'
import { marks } from './branchesPanel.ts'

/** The present α with its name, and the divergence of the dragged q, in nats where it is a KL-divergence. */
export function numbersPanel(parent: HTMLElement) {
  const box = add(parent, 'div', 'kl-dial-numbers')
  const turned = add(box, 'p', 'kl-equation')
  turned.innerHTML = '<span class="kl-tex"><i>α</i> = </span>'
  const alpha = createReadout('alpha')
  const name = document.createElement('span')
  name.className = 'kl-unit'
  turned.append(alpha.element, name)
  const line = add(box, 'p', 'kl-equation')
  line.innerHTML = '<span class="kl-tex"><i>D<sub>α</sub></i>(<i data-role="p">P</i>‖<i data-role="q">Q</i>) = </span>'
  const divergence = createReadout('divergence')
  const unit = document.createElement('span')
  unit.className = 'kl-unit'
  line.append(divergence.element, unit)
  return {
    paint(at: number, value: number, veiled: boolean) {
      alpha.show(at, formatShort(at))
      writeText(name, marks.find(mark => mark.alpha === at)?.name ?? '')
      writeText(unit, unitAt(at))
      if (veiled) divergence.veil()
      else divergence.show(value, formatNumber(value))
    },
  }
}
