/** The numbers beside the plane: P and Q written out, both divergences of the dragged q, and a table of the fits. */
import { add, addGroup, writeText } from '../../../ui/dom/element.ts'
import { createNotation } from '../../../ui/dom/notation.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import type { State } from '../../core/contract.ts'
import { formatNumber, formatPlace, inUnit, type Unit } from '../../shared/numbers.ts'
import { placeInNotation2 } from '../../shared/planeHandles.ts'
import type { LiveMinima } from '../liveMinima.ts'
import { type EllipseFields, type Ellipses, ellipse, modelOf } from '../model.ts'

type Seen = State<EllipseFields>
type How = { veiled: boolean; dragging: boolean }

export function numbersPanel(root: HTMLElement) {
  const panel = addGroup(root, 'kl-plane2-numbers', 'the numbers')
  const names = add(panel, 'div', 'kl-plane2-names')
  const notations = { p: createNotation('P', 'p'), q: createNotation('Q', 'q') }
  names.append(notations.p.element, notations.q.element)
  const readouts = { pq: equation(panel, 'p', 'q'), qp: equation(panel, 'q', 'p') }
  const table = fitsTable(panel)
  return {
    paint(state: Seen, derived: Ellipses & LiveMinima, how: How, held: string | undefined) {
      const written = { p: state.p, q: modelOf(state.q, state.factorised) }
      const [role, key] = held?.split(':') ?? []
      for (const name of ['p', 'q'] as const)
        notations[name].show(
          ellipse.fields.p.format(written[name]),
          role === name && key ? placeInNotation2(written[name], key) : undefined,
        )
      readouts.pq(derived.klPq, state.unit, how.veiled)
      readouts.qp(derived.klQp, state.unit, how.veiled)
      table(derived, state.unit, how.veiled)
    },
  }
}

/** One divergence of the dragged q, beside its formula. */
function equation(panel: HTMLElement, first: 'p' | 'q', second: 'p' | 'q') {
  const line = add(panel, 'p', 'kl-equation')
  line.innerHTML = `<span class="kl-tex"><i>D</i><sub>KL</sub>(<i data-role="${first}">${first.toUpperCase()}</i>‖<i data-role="${second}">${second.toUpperCase()}</i>) = </span>`
  const readout = createReadout(`kl-${first}${second}`)
  line.append(readout.element)
  const unit = add(line, 'span', 'kl-unit')
  return (value: number, counted: Unit, veiled: boolean) => {
    writeText(unit, counted)
    if (veiled) readout.veil()
    else readout.show(value, formatNumber(inUnit(value, counted)))
  }
}

const parts = [
  ['mean-x', 'mean x'],
  ['mean-y', 'mean y'],
  ['var-x', 'var x'],
  ['cov', 'cov'],
  ['var-y', 'var y'],
  ['kl', ''],
] as const

/** A column for each fit: the forward one, and every reverse minimum found; in a drag, it says so where these are followed. */
function fitsTable(panel: HTMLElement) {
  const table = add(panel, 'table', 'kl-optima kl-plane2-fits')
  let shape = ''
  let columns: ReturnType<typeof createReadout>[][] = []
  return ({ forward, minima, followed }: Ellipses & LiveMinima, unit: Unit, veiled: boolean) => {
    table.style.visibility = veiled ? 'hidden' : 'visible' // How many columns there are is an answer too.
    const fits = veiled ? [] : [forward, ...minima]
    const wanted = [unit, followed, ...fits.map(({ global }) => (global ? '●' : '○'))].join()
    if (wanted !== shape) {
      shape = wanted
      table.replaceChildren()
      const head = table.createTHead().insertRow()
      head.innerHTML =
        '<td></td><th scope="col" class="kl-forward">forward</th>' +
        (fits.length > 1
          ? `<th scope="colgroup" colspan="${fits.length - 1}" class="kl-reverse">${followed ? 'reverse, followed' : 'reverse'}</th>`
          : '')
      const body = table.createTBody()
      columns = fits.map(() => [])
      for (const [key, name] of parts) {
        const row = body.insertRow()
        const title = document.createElement('th')
        title.scope = 'row'
        title.textContent = name || unit
        row.append(title)
        for (const [index, fit] of fits.entries()) {
          const readout = createReadout(`${index === 0 ? 'forward' : `reverse-${index}`}-${key}`)
          const cell = row.insertCell()
          cell.className = fit.global ? 'kl-global' : ''
          cell.append(readout.element)
          columns[index]?.push(readout)
        }
      }
      table.dataset.crowded = String(fits.length > 4)
    }
    for (const [index, { mean, cov, value }] of fits.entries())
      for (const [part, number] of [...mean, ...cov, value].entries())
        columns[index]?.[part]?.show(number, part < 5 ? formatPlace(number) : formatNumber(inUnit(number, unit)))
  }
}
