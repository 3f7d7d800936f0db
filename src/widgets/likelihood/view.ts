/** The view of the likelihood: its panels put together. */
import { allowButton } from '../../ui/dom/buttons.ts'
import { createControl, createSelect, createSwitch } from '../../ui/dom/controls.ts'
import { add, addGroup, writeText } from '../../ui/dom/element.ts'
import { createReadout } from '../../ui/dom/readout.ts'
import { createStrip } from '../../ui/dom/strip.ts'
import type { Host, State, View } from '../core/contract.ts'
import { changeAtOnce, presetChange } from '../core/presets.ts'
import type { FamilyName } from '../shared/modelFamily.ts'
import { inUnit } from '../shared/numbers.ts'
import { draggable } from './dots.ts'
import { fittedTo, withSameParameters } from './family.ts'
import type { LikelihoodFields } from './fields.ts'
import type { Likelihood } from './likelihood.ts'
import { likelihood } from './model.ts'
import { curvesPanel } from './panels/curvesPanel.ts'
import { partsPanel } from './panels/partsPanel.ts'
import { samplesPanel } from './panels/samplesPanel.ts'
import { likelihoodPython } from './python.ts'
import { nextSample } from './samples.ts'
import { formatCount, formatTerm } from './written.ts'

type Seen = State<LikelihoodFields>
type LikelihoodHost = Host<LikelihoodFields>
type How = { veiled: boolean; dragging: boolean }

/** Densities over the samples; below, the parts of the average as a bar beside the curves of the loss. */
export const view: View<LikelihoodFields, Likelihood> = (root, host) => {
  root.classList.add('kl-likelihood')
  const samples = samplesPanel(root, host)
  const line = sampleLine(root, host, samples)
  const row = add(root, 'div', 'kl-likelihood-row')
  const narrow = host.width < 776
  const parts = partsPanel(row, narrow ? host.width : 452)
  const curves = curvesPanel(row, narrow ? host.width : 308)
  const strip = host.controls ? controlStrip(root, host) : undefined

  return {
    paint(state, derived, how) {
      samples.paint(state, derived, how)
      line.paint(state, derived, how)
      parts.paint(state, derived, how)
      curves.paint(state, derived, how)
      strip?.paint(state, derived, how)
    },
    rescale(pixelRatio) {
      samples.plot.rescale(pixelRatio)
      curves.plot.rescale(pixelRatio)
    },
    destroy() {
      for (const panel of [samples, parts, curves]) panel.destroy()
      root.replaceChildren()
      root.classList.remove('kl-likelihood')
    },
  }
}

const counts = ['10', '30', '100', '1000', '10000']

/** How many samples there are, and their average of −log q. */
function sampleLine(root: HTMLElement, host: LikelihoodHost, samples: ReturnType<typeof samplesPanel>) {
  const line = addGroup(root, 'kl-sample-line', 'samples')
  let state: Seen | undefined
  let count = 0
  const change = changeAtOnce(host)
  const number = createSelect(
    'Number of samples',
    [...counts.map(value => ({ value, label: `N = ${formatCount(Number(value))}` })), { value: 'other', label: '' }],
    value => value !== 'other' && change({ n: Number(value), data: [] }),
  )
  const fresh = createControl('new', () => state && change({ seed: state.seed + 1, data: [] }), 'New sample')
  const more = createControl('+', () => state && samples.add(nextSample(state, count)), 'Add a sample of P')
  const fewer = createControl('−', () => samples.remove(), 'Remove a sample')
  // As the strip below, these are not printed.
  if (host.controls) add(line, 'div', 'kl-strip').append(number.element, fresh, more, fewer)
  const other = number.element.querySelector<HTMLOptionElement>('option[value="other"]')

  const average = add(line, 'span', 'kl-equation')
  average.innerHTML = '<span class="kl-tex"><i>L<sub>N</sub></i>(<i>φ</i>) = </span>'
  const nll = createReadout('nll')
  const error = createReadout('nll-error')
  const plusMinus = document.createElement('span')
  plusMinus.textContent = ' ± '
  average.append(nll.element, plusMinus, error.element)
  const lowest = add(line, 'span', 'kl-equation')
  lowest.innerHTML = '<span class="kl-tex"><i>L<sub>N</sub></i>(<i>φ̂</i>) = </span>'
  const best = createReadout('nll-best')
  const unit = document.createElement('span')
  unit.className = 'kl-unit'
  lowest.append(best.element, unit)

  return {
    paint(next: Seen, derived: Likelihood, how: How) {
      state = next
      count = derived.samples.values.length
      const chosen = next.data.length === 0 && counts.includes(String(count)) ? String(count) : 'other'
      if (other) {
        other.hidden = true
        writeText(other, `N = ${count}`)
      }
      number.show(chosen)
      allowButton(more, count < draggable)
      allowButton(fewer, count <= draggable && count > 1)
      writeText(unit, next.unit)
      const show = (readout: typeof nll, nats: number | undefined) => {
        if (how.veiled || nats === undefined) readout.veil()
        if (!how.veiled && nats === undefined) writeText(readout.element, '–')
        if (!how.veiled && nats !== undefined) readout.show(nats, formatTerm(inUnit(nats, next.unit)))
      }
      show(nll, derived.nll)
      show(error, derived.nllError)
      show(best, derived.fitted?.nll)
    },
  }
}

const families: { value: FamilyName; label: string }[] = [
  { value: 'normal', label: 'Q: normal' },
  { value: 'laplace', label: 'Q: Laplace' },
  { value: 'fixed-sd', label: 'Q: fixed sd' },
]

function controlStrip(root: HTMLElement, host: LikelihoodHost) {
  let state: Seen | undefined
  let derived: Likelihood | undefined
  let code = ''
  const change = changeAtOnce(host)
  const family = createSelect(
    'Family of Q',
    families,
    name => {
      const chosen = likelihood.fields.family.parse(name)
      change(state && { family: chosen, q: withSameParameters(chosen, state.q) })
    },
    'q',
  )
  const fit = createControl(
    'Fit',
    () => change(derived && { q: fittedTo(derived.family, derived.samples, derived.q) }),
    'Fit: the most likely member of the family',
  )
  const seen = createSwitch(
    'Curves',
    [
      { value: 'mean', label: 'μ', title: 'NLL and forward KL against μ' },
      { value: 'sd', label: 'σ', title: 'NLL and forward KL against σ' },
      { value: 'running', label: 'Σ', title: 'running sum of log(q/p) over the samples' },
    ],
    value => change({ view: likelihood.fields.view.parse(value) }),
  )
  const strip = createStrip(root, {
    before: [family.element, fit],
    after: [seen.element],
    examples: likelihood.presets.map(({ name }) => name),
    example: name => change(state && presetChange(likelihood, state, name)),
    unit: name => change({ unit: likelihood.fields.unit.parse(name) }),
    reset: () => host.reset(),
  })
  return {
    paint(next: Seen, shown: Likelihood, how: How) {
      state = next
      derived = shown
      family.show(shown.family)
      seen.show(next.view)
      strip.show(next.unit, () => {
        // Thousands of numbers are written out once a drag has come to rest.
        if (code === '' || !how.dragging || shown.samples.values.length <= draggable)
          code = likelihoodPython(next, shown)
        return code
      })
    },
  }
}
