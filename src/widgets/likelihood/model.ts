/**
 * Maximum likelihood is minimising the forward KL: the average of −log q over samples of P, and the three parts of what it
 * tends to, H(P) + KL(P‖q*) + what is left to remove by fitting.
 */
import { type Distribution, entropy, kl, negativeLogLikelihood } from '../../math/index.ts'
import type { Model, State } from '../core/contract.ts'
import type { Member } from '../shared/modelFamily.ts'
import { familyMeant } from '../shared/modelFamily.ts'
import { formatShort, sayAmount, sayDistribution, type Unit } from '../shared/numbers.ts'
import { bestFor, excessOver, expectedLoss, lossOf, mostLikely, withSameParameters } from './family.ts'
import { fields, type LikelihoodFields } from './fields.ts'
import type { Likelihood } from './likelihood.ts'
import { likelihoodPython } from './python.ts'
import { samplesOf } from './samples.ts'

export type { LikelihoodFields } from './fields.ts'

const ten = '-3.1 -2.6 -2.4 -2.2 -1.7 1.6 2.3 2.5 2.9 3.4'
const twoHumps = '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'
const skewed = '0.7 normal(-1.5, 0.6) + 0.3 normal(2, 1.1)'

export const likelihood: Model<LikelihoodFields, Likelihood> = {
  fields,
  presets: [
    { name: 'Two humps', set: { p: twoHumps, q: 'normal(0, 2)', family: 'normal', n: '30', data: '' } },
    { name: 'Ten numbers', set: { p: twoHumps, q: 'normal(0, 2)', family: 'normal', data: ten } },
    { name: 'P in the family', set: { p: 'normal(1, 1)', q: 'normal(0, 2)', family: 'normal', n: '100', data: '' } },
    { name: 'Laplace: the median', set: { p: skewed, q: 'laplace(0, 1)', family: 'laplace', n: '1000', data: '' } },
    { name: 'Only the mean', set: { p: skewed, q: 'normal(1, 1)', family: 'fixed-sd', n: '100', data: '' } },
    { name: 'H below zero', set: { p: 'normal(0, 0.1)', q: 'normal(0.1, 0.2)', family: 'normal', n: '100', data: '' } },
    { name: 'Heavy tails', set: { p: 'student(2, 0, 1)', q: 'normal(0, 2)', family: 'normal', n: '1000', data: '' } },
  ],

  derive(state) {
    const { p } = state
    const family = familyMeant(state)
    const q = withSameParameters(family, state.q)
    const samples = samplesOf(state)
    const { mean: nll, error: nllError } = negativeLogLikelihood(samples.values, q)
    const best = bestFor(family, p, q)
    const likely = mostLikely(family, samples, q)
    const least = likely && lossOf(samples, likely)
    return {
      family,
      q,
      samples,
      nll,
      nllError,
      entropy: entropy(p),
      best,
      misfit: best ? misfitOf(p, best) : Number.POSITIVE_INFINITY,
      excess: best && excessOver(best, p, q),
      klPq: best ? kl(p, q) : Number.POSITIVE_INFINITY,
      crossEntropy: best ? expectedLoss(p, q) : Number.POSITIVE_INFINITY,
      fitted:
        likely === null || least === null
          ? null
          : { q: likely, nll: least, gap: likely.family === 'normal' ? kl(likely, q) : Math.max(0, nll - least) },
    }
  },

  quantities(_, { nll, nllError, entropy, misfit, excess, klPq, crossEntropy, fitted }) {
    return {
      nll,
      'nll-error': nllError,
      entropy,
      misfit,
      ...(excess === null ? {} : { excess }),
      'kl-pq': klPq,
      'cross-entropy': crossEntropy,
      ...(fitted === null ? {} : { 'nll-best': fitted.nll, 'nll-gap': fitted.gap }),
    }
  },

  describe: sentence,

  python: state => likelihoodPython(state, likelihood.derive(state)),
}

/** KL(P‖q*) depends on P alone (and on the fixed sd): kept for the last member asked for of each P. */
const misfits = new WeakMap<Distribution, { best: Member; value: number }>()

function misfitOf(p: Distribution, best: Member): number {
  const known = misfits.get(p)
  if (known && same(known.best, best)) return known.value
  const value = kl(p, best)
  misfits.set(p, { best, value })
  return value
}

function same(a: Member, b: Member): boolean {
  return sayDistribution(a) === sayDistribution(b)
}

function sentence({ p, data, unit }: State<LikelihoodFields>, derived: Likelihood): string {
  const { q, samples, nll, nllError, fitted } = derived
  const say = (nats: number) => sayAmount(nats, unit)
  const count = samples.values.length
  const what = data.length > 0 ? `${count} given numbers` : `${count} samples of P`
  return [
    `P is ${sayDistribution(p)}; the model Q is ${sayDistribution(q)}.`,
    `On ${what} the average of minus log q is ${say(nll)}${nllError > 0 ? `, give or take ${say(nllError)}` : ''}.`,
    parts(derived, unit),
    fitted
      ? `The most likely member for these numbers is ${sayMember(fitted.q)}, and Q is ${say(fitted.gap)} above it.`
      : 'All numbers are equal: the narrower Q, the greater the likelihood, without end.',
  ].join(' ')
}

function parts({ entropy, misfit, excess, crossEntropy, best }: Likelihood, unit: Unit): string {
  const say = (nats: number) => sayAmount(nats, unit)
  if (!best || excess === null)
    return `For infinitely many samples it is infinite for every member: P has the entropy ${say(entropy)}, but tails too heavy for this family.`
  return (
    `For infinitely many samples it is ${say(crossEntropy)}: the entropy of P, ${say(entropy)}, which no model can remove; ` +
    `the misfit of the family, ${say(misfit)}, left at its best member ${sayMember(best)}; ` +
    `and ${say(excess)} that fitting can take away.`
  )
}

function sayMember(q: Member): string {
  const [a, b] = q.family === 'normal' ? [q.mean, q.sd] : [q.location, q.scale]
  return `${q.family}(${formatShort(Math.abs(a) < 1e-12 ? 0 : a)}, ${formatShort(b)})`
}
