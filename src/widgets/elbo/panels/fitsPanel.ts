/** The table of the fits. */
import { add } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import type { State } from '../../core/contract.ts'
import { formatNumber, formatPlace, inUnit } from '../../shared/numbers.ts'
import { type Bound, type ElboFields, namedFits } from '../model.ts'

const headings = {
  square: ['mean', 'sd', 'ELBO'],
  product: ['mean₁', 'mean₂', 'var₁', 'cov', 'var₂', 'ELBO'],
}

/** Every fit with its numbers: filled rings are the best. */
export function fitsPanel(root: HTMLElement) {
  const table = add(root, 'table', 'kl-optima')
  let shape = ''
  let rows: ReturnType<typeof createReadout>[][] = []

  function build(model: 'square' | 'product', fits: ReturnType<typeof namedFits>): void {
    table.replaceChildren()
    table.dataset.model = model
    const head = table.createTHead().insertRow()
    head.innerHTML = `<td></td>${headings[model].map(text => `<th scope="col">${text}</th>`).join('')}`
    const body = table.createTBody()
    rows = fits.map(({ name, global, numbers }) => {
      const row = body.insertRow()
      const independent = name.startsWith('mean-field')
      if (independent) row.className = 'kl-independent'
      const title = document.createElement('th')
      title.scope = 'row'
      title.textContent = global ? '●' : '○'
      title.ariaLabel = `${global ? 'best' : 'local'} fit${independent ? ' of independent normals' : ''}`
      row.append(title)
      return numbers.map(([quantity]) => {
        const readout = createReadout(quantity)
        row.insertCell().append(readout.element)
        return readout
      })
    })
  }

  return {
    paint({ unit, model }: State<ElboFields>, { fits }: Bound, { veiled }: { veiled: boolean }) {
      const named = namedFits(fits)
      const wanted = [model, ...named.map(({ name, global }) => name + global)].join()
      if (wanted !== shape) build(model, named)
      shape = wanted
      table.style.visibility = veiled ? 'hidden' : 'visible' // How many rows there are is an answer too.
      for (const [i, readouts] of rows.entries())
        for (const [j, readout] of readouts.entries()) {
          const [quantity = '', value = 0] = named[i]?.numbers[j] ?? []
          if (veiled) readout.veil()
          else readout.show(value, written(quantity, value, unit, model))
        }
    },
  }
}

function written(quantity: string, value: number, unit: 'nats' | 'bits', model: 'square' | 'product'): string {
  if (quantity.endsWith('elbo')) return formatNumber(inUnit(value, unit))
  if (model === 'product') return value.toFixed(3).replace('-', '−')
  return quantity.endsWith('mean') ? formatPlace(value) : formatNumber(value)
}
