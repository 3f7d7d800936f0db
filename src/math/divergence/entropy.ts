/** The differential entropy of a distribution on the line. */
import type { Component, Distribution } from '../distribution/distribution.ts'
import { familyOf } from '../distribution/familyOf.ts'
import { componentPeak, integrationPieces } from '../distribution/integrationPieces.ts'
import { logDensitiesOf } from '../distribution/logDensities.ts'
import { preparedDistribution } from '../distribution/preparedDistribution.ts'
import { integratePanels } from '../numerics/integrate.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { crossEntropyOfNormals } from './normalCrossEntropy.ts'

/**
 * The differential entropy −∫ p log p, in nats; finite for every family here, negative for narrow ones. Closed forms
 * where there are any, else quadrature to about 1e-14; kept for the last few p, so that asking again is free.
 */
export function entropy(p: Distribution): number {
  if (p.family !== 'normal') return entropyOf(p)
  preparedDistribution(p)
  return closedForm(p)!
}

const entropyOf = memoizeRecent((p: Distribution): number => {
  const { components, ofNormals } = preparedDistribution(p)
  const closed = components.length === 1 ? closedForm(components[0]!) : undefined
  return closed ?? (ofNormals ? crossEntropyOfNormals(p, p) : entropyByQuadrature(p))
})

/** −∫ p log p by quadrature, whatever the family. */
export function entropyByQuadrature(p: Distribution): number {
  const logDensities = logDensitiesOf(p)
  // −log p is of order log(width): taking the middle out first keeps the digits of very wide and very narrow laws.
  const level = typicalLogDensity(p)
  const rest = integratePanels(
    (anchor, offsets, out) => {
      logDensities(anchor, offsets, out)
      for (let i = 0; i < out.length; i++) {
        const density = Math.exp(out[i]!)
        out[i] = density === 0 ? 0 : density * (level - out[i]!)
      }
    },
    integrationPieces([p]),
  )
  return rest - level
}

function typicalLogDensity(p: Distribution): number {
  const { components, weights } = preparedDistribution(p)
  const scale = components.reduce(
    (sum, c, i) => sum + weights[i]! * (closedForm(c) ?? Math.log(componentPeak(c).scale)),
    0,
  )
  return -scale
}

function closedForm(d: Component): number | undefined {
  return familyOf(d).entropy(d)
}
