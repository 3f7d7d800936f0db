/**
 * The bar that cannot grow: log p(x) = ELBO(q) + KL(q‖p(z | x)) for whatever q is dragged to, and every normal that makes
 * the ELBO locally largest. One latent number, x = z² + noise, or two, x = z₁ z₂ + noise.
 */
import {
  type ElboFit,
  fitProduct,
  fitSquare,
  kl2,
  memoizeRecent,
  type Normal2,
  productElbo,
  productLogEvidence,
  type SquareModel,
  squareElbo,
  squareLogEvidence,
} from '../../math/index.ts'
import type { Model } from '../core/contract.ts'
import { choiceField, unitField } from '../fields/fields.ts'
import { numberField } from '../fields/numberField.ts'
import { formatNumber, formatShort, inUnit, sayAmount, type Unit } from '../shared/numbers.ts'
import { squareModel } from '../shared/squareCut.ts'
import { guessField, overOne, overTwo } from './guess.ts'
import { elboPython } from './python.ts'

const fields = {
  /** What was observed. */
  x: numberField(2, { min: -3, max: 9 }),
  /** The sd of x given the latent numbers. */
  s: numberField(0.5, { min: 0.1, max: 3 }),
  q: guessField,
  model: choiceField(['square', 'product']),
  unit: unitField,
}

export type ElboFields = typeof fields

/** A fit over two latent numbers. */
export interface PlaneFit extends Pick<Normal2, 'mean' | 'cov'> {
  elbo: number
  value: number
  global: boolean
}

/** Every fit, by its ELBO, the largest first, then by its mean. */
export type Fits =
  | { model: 'square'; minima: readonly ElboFit[]; saddles: readonly ElboFit[] }
  | { model: 'product'; minima: readonly PlaneFit[]; meanField: readonly PlaneFit[] }

export interface Bound {
  logEvidence: number
  elbo: number
  /** KL(q‖p(z | x)), from q to the posterior. */
  kl: number
  /** E_q[log p(x | z)]. */
  expectedLogLikelihood: number
  /** KL(q‖p(z)), from q to the prior. */
  klPrior: number
  fits: Fits
}

export const elbo: Model<ElboFields, Bound> = {
  fields,
  presets: [
    { name: 'On one hump', set: { model: 'square', x: '2', s: '0.5', q: 'normal(1.33004, 0.187964)' } },
    { name: 'Over both humps', set: { model: 'square', x: '2', s: '0.5', q: 'normal(0, 0.828106)' } },
    { name: 'No fit on a hump', set: { model: 'square', x: '0.9', s: '0.5', q: 'normal(0.7, 0.3)' } },
    { name: 'A hump, not the best', set: { model: 'square', x: '1.05', s: '0.5', q: 'normal(0.6, 0.3)' } },
    { name: 'Nearly reached', set: { model: 'square', x: '0', s: '1', q: 'normal(0, 0.6)' } },
    {
      name: 'Two, mean field',
      set: { model: 'product', x: '2', s: '0.5', q: 'normal2((1.27475, 1.27475), (0.125, 0, 0.125))' },
    },
    {
      name: 'Two, full rank',
      set: { model: 'product', x: '2', s: '0.5', q: 'normal2((1.338122, 1.338122), (0.18019, -0.11038, 0.18019))' },
    },
    { name: 'Two, x = 0', set: { model: 'product', x: '0', s: '0.5', q: 'normal2((0, 0), (0.4, 0, 0.4))' } },
  ],

  derive({ x, s, q, model }) {
    const observed = squareModel(x, s)
    const fits = fitsOf[model](observed)
    if (model === 'square') {
      const logEvidence = squareLogEvidence(observed)
      const parts = squareElbo(observed, overOne(q))
      return { ...parts, logEvidence, kl: Math.max(0, logEvidence - parts.elbo), fits }
    }
    const guess = overTwo(q)
    const logEvidence = productLogEvidence(observed)
    const bound = productElbo(observed, guess)
    const klPrior = kl2(guess, prior2)
    return {
      logEvidence,
      elbo: bound,
      kl: Math.max(0, logEvidence - bound),
      expectedLogLikelihood: bound + klPrior,
      klPrior,
      fits,
    }
  },

  quantities: (_state, { logEvidence, elbo, kl, expectedLogLikelihood, klPrior, fits }) => ({
    'log-evidence': logEvidence,
    elbo,
    kl,
    'expected-log-likelihood': expectedLogLikelihood,
    'kl-prior': klPrior,
    ...Object.fromEntries(namedFits(fits).flatMap(({ numbers }) => numbers)),
  }),

  describe({ x, s, q, model, unit }, bound) {
    const say = (nats: number) => formatNumber(inUnit(nats, unit))
    const { logEvidence, elbo, kl, expectedLogLikelihood, klPrior, fits } = bound
    const law = model === 'square' ? 'the square of z' : 'the product of z₁ and z₂'
    const written = guessField.format(model === 'square' ? overOne(q) : overTwo(q)).replaceAll('-', '−')
    return [
      `x = ${formatShort(x)} was observed: ${law}, give or take ${formatShort(s)}. Q is ${written}.`,
      `ELBO ${say(elbo)} + KL from q to the posterior ${say(kl)} = log p(x) ${say(logEvidence)} ${unit}, whatever q is.`,
      `The ELBO is the expected log-likelihood ${say(expectedLogLikelihood)} − KL from q to the prior ${say(klPrior)}.`,
      fitsSentence(fits, unit),
      'Every average is taken under q: the reverse direction alone can be had without p(x).',
    ].join(' ')
  },

  python: ({ x, s, q, model }) => elboPython({ x, s }, model === 'square' ? overOne(q) : overTwo(q)),
}

const prior2: Normal2 = { family: 'normal2', mean: [0, 0], cov: [1, 0, 1] }

/** Fits depend on x and s alone, which stay while q is dragged. */
const fitsOf = {
  square: memoizeRecent((observed: SquareModel): Fits => ({ model: 'square', ...fitSquare(observed) })),
  product: memoizeRecent(productFits),
}

function productFits(observed: SquareModel): Fits {
  const ranked = (factorised: boolean): PlaneFit[] =>
    fitProduct(observed, { factorised })
      .minima.map(({ mean, cov, elbo, value, global }) => ({ mean, cov, elbo, value, global: global === true }))
      .sort((a, b) => (Math.abs(a.value - b.value) < 1e-11 ? a.mean[0] - b.mean[0] : a.value - b.value))
  return { model: 'product', minima: ranked(false), meanField: ranked(true) }
}

/** Each fit with its numbers by their public names, in the order of the table. */
export function namedFits(fits: Fits): { name: string; global: boolean; numbers: [name: string, value: number][] }[] {
  if (fits.model === 'square')
    return fits.minima.map(({ mean, sd, elbo, global = false }, i) => {
      const name = `best-${i + 1}`
      return {
        name,
        global,
        numbers: [
          [`${name}-mean`, mean],
          [`${name}-sd`, sd],
          [`${name}-elbo`, elbo],
        ],
      }
    })
  const plane = (kind: string) => (fit: PlaneFit, i: number) => {
    const name = `${kind}-${i + 1}`
    const [varX, cov, varY] = fit.cov
    const parts = { 'mean-x': fit.mean[0], 'mean-y': fit.mean[1], 'var-x': varX, cov, 'var-y': varY, elbo: fit.elbo }
    const numbers = Object.entries(parts).map(([part, value]): [string, number] => [`${name}-${part}`, value])
    return { name, global: fit.global, numbers }
  }
  return [...fits.minima.map(plane('best')), ...fits.meanField.map(plane('mean-field'))]
}

function fitsSentence(fits: Fits, unit: Unit): string {
  const gap = (fit: { value: number } | undefined) => sayAmount(fit?.value ?? 0, unit)
  if (fits.model === 'product')
    return `The best normal leaves a gap of ${gap(fits.minima[0])}, the best of independent ones ${gap(fits.meanField[0])}.`
  const [best] = fits.minima
  const where =
    fits.minima.length === 1
      ? 'One normal alone is a fit, and it spans both signs of z'
      : best?.mean === 0
        ? 'Three normals are fits, and the best spans both signs of z'
        : 'Three normals are fits, and the best sit on one sign of z'
  return `${where}: a gap of ${gap(best)} stays, however q is dragged.`
}
