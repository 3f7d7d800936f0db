/** The panel of the bar that ELBO and KL share. */
import { type BarSegment, createBar } from '../../../ui/bar/stackedBar.ts'
import { add, writeText } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import type { State } from '../../core/contract.ts'
import { formatNumber, formatShort, inUnit } from '../../shared/numbers.ts'
import { roundTicks } from '../../shared/ticks.ts'
import type { Bound, ElboFields } from '../model.ts'

const width = 400

/** The bar of fixed length: ELBO + KL = log p(x), whatever q is; below it, what the ELBO is made of. */
export function barPanel(root: HTMLElement) {
  const row = add(root, 'div', 'kl-elbo-bar')
  const sums = elboSums(row)
  const bar = createBar(row, { width, height: 124, above: 20, thickness: 78 })
  let axis = { min: -6, max: 0 }

  return {
    rescale() {},
    destroy: () => bar.destroy(),
    paint({ s, unit: counted }: State<ElboFields>, bound: Bound, how: { veiled: boolean; dragging: boolean }) {
      sums.paint(bound, counted, how.veiled)
      if (!how.dragging) axis = axisFor(bound, s)
      if (how.veiled) {
        // Neither where the parts meet nor how long the bar is.
        const whole: BarSegment = { from: 0, to: 1, role: 'p', text: 'log p(x)' }
        bar.draw({ min: 0, max: 1.05, ticks: [], segments: [whole], marks: [] })
        return
      }
      const { min, max } = axis
      const one = counted === 'bits' ? Math.LN2 : 1
      bar.draw({
        min,
        max,
        ticks: roundTicks({ min: min / one, max: max / one }, 6).map(tick => tick * one),
        format: tick => formatShort(inUnit(tick, counted), 3),
        segments: segmentsOf(bound, min).map(segment => ({ ...segment, text: fitting(segment, axis) })),
        marks: [{ at: bound.logEvidence, role: 'p', text: '' }],
      })
    },
  }
}

/** The two sums, written out: log p(x) = ELBO + KL, and what the ELBO is made of. */
function elboSums(row: HTMLElement) {
  const words = add(row, 'div', 'kl-elbo-sums')
  const parts = {
    'log-evidence': termOf('log-evidence'),
    elbo: termOf('elbo'),
    kl: termOf('kl'),
    'expected-log-likelihood': termOf('expected-log-likelihood'),
    'kl-prior': termOf('kl-prior'),
  }
  const unit = document.createElement('span')
  unit.className = 'kl-unit'
  add(words, 'p', '').append(parts['log-evidence'].span, unit)
  add(words, 'p', '').append('= ', parts.elbo.span, ' + ', parts.kl.span)
  add(words, 'p', '').append('ELBO = ', parts['expected-log-likelihood'].span)
  add(words, 'p', '').append('− ', parts['kl-prior'].span)

  return {
    paint(bound: Bound, counted: State<ElboFields>['unit'], veiled: boolean) {
      writeText(unit, counted)
      const values = {
        'log-evidence': bound.logEvidence,
        elbo: bound.elbo,
        kl: bound.kl,
        'expected-log-likelihood': bound.expectedLogLikelihood,
        'kl-prior': bound.klPrior,
      }
      for (const [name, value] of Object.entries(values)) {
        const { readout } = parts[name as keyof typeof parts]
        if (veiled) readout.veil()
        else readout.show(value, formatNumber(inUnit(value, counted)))
      }
    },
  }
}

/** One term of a sum: its name, then its number. */
function termOf(quantity: keyof typeof terms) {
  const readout = createReadout(quantity)
  const { role, name } = terms[quantity]
  const span = document.createElement('span')
  span.className = 'kl-elbo-term'
  span.style.color = `var(--${role}-text)`
  span.innerHTML = `${name} `
  span.append(readout.element)
  return { readout, span }
}

/** ELBO and KL from end to end, and the two parts of the ELBO; all begin at `min`, or where the ELBO is if that is lower. */
function segmentsOf({ elbo, logEvidence, expectedLogLikelihood }: Bound, min: number): BarSegment[] {
  const floor = Math.min(min, elbo)
  return [
    { from: floor, to: elbo, role: 'q', text: 'ELBO' },
    { from: elbo, to: logEvidence, role: 'answer', text: 'KL', pattern: 'hatched' },
    { from: floor, to: expectedLogLikelihood, role: 'weight', text: '⟨log p(x | z)⟩' },
    { from: expectedLogLikelihood, to: elbo, role: 'product', text: '− KL(q‖prior)', pattern: 'dotted' },
  ]
}

const terms = {
  'log-evidence': { role: 'p', name: '<span class="kl-tex">log <i>p</i>(<i>x</i>)</span> =' },
  elbo: { role: 'q', name: 'ELBO' },
  kl: {
    role: 'answer',
    name: '<span class="kl-tex"><i>D</i><sub>KL</sub>(<i>Q</i>‖<i>P</i><sub><i>z</i>|<i>x</i></sub>)</span>',
  },
  'expected-log-likelihood': {
    role: 'weight',
    name: '<span class="kl-tex">⟨log <i>p</i>(<i>x</i> | <i>z</i>)⟩<sub><i>z</i>∼<i>q</i></sub></span>',
  },
  'kl-prior': {
    role: 'product',
    name: '<span class="kl-tex"><i>D</i><sub>KL</sub>(<i>Q</i>‖<i>P</i><sub><i>z</i></sub>)</span>',
  },
} as const

/**
 * An axis that q moves only where it has to, so that the bar keeps its length: to log p(x | z) at its largest, which is
 * beyond log p(x) and every average, and from far enough below log p(x) for all fits.
 */
function axisFor({ logEvidence, kl, expectedLogLikelihood, fits }: Bound, s: number): { min: number; max: number } {
  const largest = -0.5 * Math.log(2 * Math.PI) - Math.log(s)
  const right = Math.max(logEvidence, expectedLogLikelihood, Math.min(largest, logEvidence + 4))
  const left = logEvidence - Math.max(3, 1.15 * Math.min(kl, 200), ...fits.minima.map(({ value }) => 1.15 * value))
  return { min: left, max: right + 0.03 * (right - left) }
}

/** A segment's name where there is room for it. */
function fitting({ from, to, text }: BarSegment, { min, max }: { min: number; max: number }): string {
  const inside = Math.min(max, Math.max(from, to)) - Math.max(min, Math.min(from, to))
  return (inside / (max - min)) * (width - 24) >= 12 * text.length + 20 ? text : ''
}
