/** q, the guess at a posterior: a normal over one latent number, or over two. */
import { type Distribution, formatDistribution, formatDistribution2, type Normal2 } from '../../math/index.ts'
import { quoted } from '../../text/quoted.ts'
import type { Field } from '../core/contract.ts'
import { distributionField } from '../fields/fields.ts'
import { normal2Field } from '../fields/planeDistributionField.ts'

type Normal = Extract<Distribution, { family: 'normal' }>
export type Guess = Normal | Normal2

const one = distributionField('normal(1, 0.5)')
const two = normal2Field('normal2((1, 1), (0.2, 0, 0.2))')

/** Reads `normal(1, 0.5)` and `normal2((1, 1), (0.2, 0, 0.2))`. */
export const guessField: Field<Guess> = {
  initial: one.initial as Normal,
  parse(text) {
    if (text.trim().startsWith('normal2')) return two.parse(text)
    const read = one.parse(text)
    if (read.family !== 'normal') throw new RangeError(`expected a normal or normal2, got ${quoted(text)}`)
    return read
  },
  format: guess => (guess.family === 'normal' ? formatDistribution(guess) : formatDistribution2(guess)),
  clamp: guess => (guess.family === 'normal' ? (one.clamp(guess) as Normal) : two.clamp(guess)),
  mix(a, b, t) {
    if (a.family === 'normal' && b.family === 'normal') return (one.mix?.(a, b, t) as Normal | undefined) ?? b
    if (a.family === 'normal2' && b.family === 'normal2') return two.mix?.(a, b, t) ?? b
    return b
  },
}

/** The guess over one latent number; of a plane one, its first. */
export function overOne(guess: Guess): Normal {
  if (guess.family === 'normal') return guess
  return { family: 'normal', mean: guess.mean[0], sd: Math.sqrt(guess.cov[0]) }
}

/** The guess over two latent numbers; a line one stands for each of them, independently. */
export function overTwo(guess: Guess): Normal2 {
  if (guess.family === 'normal2') return guess
  const { mean, sd } = guess
  return { family: 'normal2', mean: [mean, mean], cov: [sd * sd, 0, sd * sd] }
}
