/** A distribution made ready for evaluation. */
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { checkDistribution } from './checkDistribution.ts'
import type { Component, Distribution } from './distribution.ts'
import type { LogDensityAt } from './family/familyDefinition.ts'
import { familyOf } from './familyOf.ts'

/** Checked once, weights divided by their sum, logarithms taken. */
export interface PreparedDistribution {
  readonly components: readonly Component[]
  /** Positive, summing to one. */
  readonly weights: readonly number[]
  readonly logWeights: readonly number[]
  /** Whether every component is normal. */
  readonly ofNormals: boolean
  readonly logDensityAt: LogDensityAt
}

/** `d` made ready; kept for the last few, so that asking again on every frame is free. Throws as `checkDistribution`. */
export const preparedDistribution = memoizeRecent((d: Distribution): PreparedDistribution => {
  checkDistribution(d)
  return d.family === 'mixture' ? preparedMixture(d.components, d.weights) : preparedComponent(d)
})

function preparedComponent(d: Component): PreparedDistribution {
  const ofNormals = d.family === 'normal'
  return { components: [d], weights: [1], logWeights: [0], ofNormals, logDensityAt: familyOf(d).logDensity(d) }
}

function preparedMixture(components: readonly Component[], raw: readonly number[]): PreparedDistribution {
  const sum = raw.reduce((total, w) => total + w, 0)
  const weights = raw.map(w => w / sum)
  // log w − log Σw, not log(w / Σw): a weight of 1e−300 beside 1e10 keeps its logarithm.
  const logWeights = raw.map(w => Math.log(w) - Math.log(sum))
  const ofNormals = components.every(c => c.family === 'normal')
  return { components, weights, logWeights, ofNormals, logDensityAt: logMixture(components, logWeights) }
}

function logMixture(components: readonly Component[], logWeights: readonly number[]): LogDensityAt {
  const logDensities = components.map(c => familyOf(c).logDensity(c))
  const n = components.length
  const terms = new Float64Array(n)
  return (anchor, offset) => {
    let top = Number.NEGATIVE_INFINITY
    for (let i = 0; i < n; i++) {
      const term = logWeights[i]! + logDensities[i]!(anchor, offset)
      terms[i] = term
      if (term > top) top = term
    }
    if (top === Number.NEGATIVE_INFINITY || top === Infinity) return top
    let rest = 0
    let skipped = false
    for (let i = 0; i < n; i++) {
      const term = terms[i]!
      if (!skipped && term === top) skipped = true
      else rest += Math.exp(term - top)
    }
    return top + Math.log1p(rest)
  }
}
