/** The table of the optima. */
import { add } from '../../../ui/dom/element.ts'
import { createReadout, type Readout } from '../../../ui/dom/readout.ts'
import type { FamilyName } from '../../shared/modelFamily.ts'
import { formatNumber, formatPlace, inUnit, type Unit } from '../../shared/numbers.ts'
import type { Direction, Fitted } from '../model.ts'

interface Row {
  name: string
  sign: '●' | '○' | '×'
  mean: number
  sd: number
  value: number
}

const spoken = { '●': 'global minimum', '○': 'local minimum', '×': 'saddle' }

/** Every optimum with its numbers, and which of them the descent from q reaches. */
export function createOptimaTable(panel: HTMLElement, direction: Direction) {
  const table = add(panel, 'table', 'kl-optima')
  let shape = ''
  let shown: { readouts: Readout[]; row: HTMLTableRowElement }[] = []

  /** Rows and heads are built anew only when they change: while dragging, digits alone do. */
  function build(rows: readonly Row[], unit: Unit, family: FamilyName): void {
    const wanted = [unit, family, ...rows.map(({ name, sign }) => name + sign)].join()
    if (wanted === shape) return
    shape = wanted
    table.replaceChildren()
    table
      .createTHead()
      .insertRow().innerHTML = `<td></td><th scope="col">mean</th><th scope="col">sd</th><th scope="col">${unit}</th>`
    const body = table.createTBody()
    if (rows.length === 0)
      body.insertRow().innerHTML = `<td colspan="4">∞ for every ${family === 'laplace' ? 'Laplace law' : 'normal'}</td>`
    shown = rows.map(({ name, sign }) => {
      const row = body.insertRow()
      row.className = sign === '×' ? 'kl-saddle' : ''
      const title = document.createElement('th')
      title.scope = 'row'
      title.textContent = sign
      title.ariaLabel = name.startsWith('maximum') ? 'maximum' : spoken[sign]
      row.append(title)
      const readouts = ['mean', 'sd', 'kl'].map(part => createReadout(`${name}-${part}`))
      for (const readout of readouts) row.insertCell().append(readout.element)
      return { readouts, row }
    })
  }

  return {
    paint(derived: Fitted, unit: Unit, veiled: boolean) {
      const rows = rowsOf(direction, derived)
      build(rows, unit, derived.family)
      table.style.visibility = veiled ? 'hidden' : 'visible' // How many rows there are is an answer too.
      const end = derived.paths[direction]?.end
      for (const [index, { readouts, row }] of shown.entries()) {
        const optimum = rows[index]
        if (!optimum) continue
        const { mean, sd, value } = optimum
        const numbers = [
          [mean, formatPlace(mean)],
          [sd, formatNumber(sd)],
          [value, formatNumber(inUnit(value, unit))],
        ] as const
        for (const [part, readout] of readouts.entries())
          if (veiled) readout.veil()
          else readout.show(...numbers[part]!)
        row.classList.toggle('kl-reached', !veiled && !!end && Math.hypot(end.mean - mean, end.sd - sd) < 1e-4)
      }
    },
  }
}

function rowsOf(direction: Direction, { forward, minima, saddles, maxima }: Fitted): Row[] {
  if (direction === 'forward') return forward ? [{ name: 'forward', sign: '●', ...forward }] : []
  return [
    ...minima.map((fit, i) => ({
      name: `reverse-${i + 1}`,
      sign: fit.global ? ('●' as const) : ('○' as const),
      ...fit,
    })),
    ...saddles.map((fit, i) => ({ name: `saddle-${i + 1}`, sign: '×' as const, ...fit })),
    ...maxima.map((fit, i) => ({ name: `maximum-${i + 1}`, sign: '×' as const, ...fit })),
  ]
}
