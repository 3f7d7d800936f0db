/** The panel of the parts that the average negative log-likelihood tends to. */
import { createBar } from '../../../ui/bar/stackedBar.ts'
import { add, addGroup, writeHtml, writeText } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import type { State } from '../../core/contract.ts'
import { inUnit, type Unit } from '../../shared/numbers.ts'
import { roundTicks } from '../../shared/ticks.ts'
import type { LikelihoodFields } from '../fields.ts'
import type { Likelihood } from '../likelihood.ts'
import { formatCount, formatTerm } from '../written.ts'

type Seen = State<LikelihoodFields>
type How = { veiled: boolean; dragging: boolean }

/** What the average of −log q is made of: as a sum, and as a bar with the samples' own average above it. */
export function partsPanel(parent: HTMLElement, width: number) {
  const panel = addGroup(parent, 'kl-parts', 'the parts of the average negative log-likelihood')
  const sum = add(panel, 'div', 'kl-sum')
  const total = part(sum, 'cross-entropy', '⟨−log <i data-role="q">q</i>⟩<sub><i data-role="p">P</i></sub>')
  sign(sum, '=')
  const entropy = part(sum, 'entropy', '<i>H</i>(<i data-role="p">P</i>)')
  sign(sum, '+')
  const misfit = part(sum, 'misfit', '<i>D</i>(<i data-role="p">P</i>‖<i>Q</i><sub>*</sub>)')
  sign(sum, '+')
  const excess = part(sum, 'excess', '')
  const bar = createBar(panel, { width, height: 121, above: 38, thickness: 32 })
  const identity = add(panel, 'p', 'kl-identity')
  const gap = createReadout('nll-gap')
  const before = add(identity, 'span', 'kl-tex')
  before.innerHTML = '<i>L<sub>N</sub></i>(<i>φ</i>) − <i>L<sub>N</sub></i>(<i>φ̂</i>) = '
  const after = document.createElement('span')
  after.className = 'kl-tex'
  identity.append(gap.element, after)
  let axis: Axis = { min: 0, max: 4, ticks: [0, 1, 2, 3, 4] }

  return {
    destroy: () => bar.destroy(),
    paint({ unit }: Seen, derived: Likelihood, how: How) {
      const show = (readout: ReturnType<typeof createReadout>, nats: number | null) => {
        if (how.veiled || nats === null) readout.veil()
        if (!how.veiled && nats === null) writeText(readout.element, '–')
        if (!how.veiled && nats !== null) readout.show(nats, formatTerm(inUnit(nats, unit)))
      }
      const laplace = derived.family === 'laplace'
      show(total.readout, derived.crossEntropy)
      show(entropy.readout, derived.entropy)
      show(misfit.readout, derived.misfit)
      show(excess.readout, derived.excess)
      show(gap, derived.fitted?.gap ?? null)
      const last = laplace ? 'excess' : '<i>D</i>(<i>Q</i><sub>*</sub>‖<i data-role="q">Q</i>)'
      writeHtml(excess.name, last)
      const equal = laplace ? '' : ' = <i>D</i>(<i>Q<sub>φ̂</sub></i>‖<i data-role="q">Q</i>)'
      writeHtml(after, equal)
      if (how.veiled) bar.draw({ min: 0, max: 4, ticks: [], unit, segments: [], marks: [] })
      else {
        axis = axisFor(derived, unit, how.dragging ? axis : undefined)
        bar.draw({ ...axis, unit, segments: segmentsOf(derived, unit), marks: marksOf(derived, unit) })
      }
    },
  }
}

interface Axis {
  min: number
  max: number
  ticks: number[]
}

/** An axis that holds the bar and its mark; while dragging it only grows. */
function axisFor({ entropy, nll, nllError, crossEntropy, misfit }: Likelihood, unit: Unit, held?: Axis): Axis {
  const counted = (nats: number) => inUnit(nats, unit)
  const ends = [0, entropy, nll - nllError, nll + nllError, crossEntropy, entropy + misfit]
    .map(counted)
    .filter(Number.isFinite)
  const low = Math.min(...ends, held?.min ?? 0)
  const high = Math.max(...ends, counted(entropy) + 0.5)
  if (held && high <= held.max && low >= held.min) return held
  const room = 0.06 * (high - low)
  const min = low < 0 ? low - room : 0
  const max = high + 2 * room
  return { min, max, ticks: roundTicks({ min, max }, 5) }
}

function segmentsOf({ entropy, misfit, excess }: Likelihood, unit: Seen['unit']) {
  const at = (nats: number) => inUnit(nats, unit)
  const first = { from: 0, to: at(entropy), role: 'p' as const, text: 'the data' }
  const second = {
    from: at(entropy),
    to: at(entropy + misfit),
    role: 'product' as const,
    text: 'misfit',
    pattern: 'hatched' as const,
  }
  if (excess === null) return [first, second]
  const third = {
    from: at(entropy + misfit),
    to: at(entropy + misfit + excess),
    role: 'q' as const,
    text: 'yours',
    pattern: 'dotted' as const,
  }
  return [first, second, third]
}

function marksOf({ nll, nllError, samples }: Likelihood, unit: Seen['unit']) {
  return [
    {
      at: inUnit(nll, unit),
      error: inUnit(nllError, unit),
      text: `N = ${formatCount(samples.values.length)}`,
      role: 'ratio' as const,
    },
  ]
}

/** A term of the sum: its name above its number. */
function part(sum: HTMLElement, quantity: string, nameHtml: string) {
  const box = add(sum, 'div', 'kl-part')
  box.dataset.part = quantity
  const name = add(box, 'span', 'kl-tex')
  name.innerHTML = nameHtml
  const readout = createReadout(quantity)
  box.append(readout.element)
  return { name, readout }
}

function sign(sum: HTMLElement, text: string): void {
  add(sum, 'span', 'kl-sign').textContent = text
}
