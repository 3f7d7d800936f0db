/** The table of the optima at the present α. */
import { add } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import { formatNumber, formatPlace } from '../../shared/numbers.ts'
import type { Dialled } from '../model.ts'

const rows = [
  { key: 'mean', name: '<i>μ</i>*' },
  { key: 'sd', name: '<i>σ</i>*' },
  { key: 'divergence', name: '<i>D<sub>α</sub></i>' },
] as const

/** Every optimum at the present α, a column each: ● the lowest, ○ the others. */
export function optimaPanel(parent: HTMLElement) {
  const table = add(parent, 'table', 'kl-optima kl-dial-optima')
  let shape: string | undefined
  let columns: ReturnType<typeof createReadout>[][] = []

  function build(minima: Dialled['minima']): void {
    table.replaceChildren()
    columns = minima.map((_, i) => rows.map(({ key }) => createReadout(`best-${i + 1}-${key}`)))
    for (const [index, { key, name }] of rows.entries()) {
      const row = key === 'mean' ? table.createTHead().insertRow() : table.insertRow()
      row.innerHTML = `<th scope="row" class="kl-tex">${name}</th>`
      for (const [i, column] of columns.entries()) {
        const cell = document.createElement(key === 'mean' ? 'th' : 'td')
        const { global } = minima[i] ?? {}
        if (key === 'mean') {
          cell.setAttribute('scope', 'col')
          cell.innerHTML = `<span role="img" aria-label="${global ? 'global' : 'local'} minimum">${global ? '●' : '○'}</span>`
        }
        cell.className = global ? 'kl-reached' : ''
        const readout = column[index]
        if (readout) cell.append(readout.element)
        row.append(cell)
      }
    }
    if (minima.length === 0) table.innerHTML = '<tbody><tr><td>∞ for every normal</td></tr></tbody>'
    table.classList.toggle('kl-many', minima.length > 4)
  }

  return {
    paint({ minima }: Dialled, veiled: boolean) {
      const wanted = minima.map(({ global }) => (global ? '●' : '○')).join('')
      if (wanted !== shape) {
        shape = wanted
        build(minima)
      }
      table.style.visibility = veiled ? 'hidden' : 'visible' // How many columns there are is an answer too.
      for (const [i, { mean, sd, value }] of minima.entries()) {
        const texts = [formatPlace(mean), formatNumber(sd), formatNumber(value)]
        for (const [index, number] of [mean, sd, value].entries()) {
          const readout = columns[i]?.[index]
          if (veiled) readout?.veil()
          else readout?.show(number, texts[index] ?? '')
        }
      }
    },
  }
}
