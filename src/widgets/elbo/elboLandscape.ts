/** The landscape of −ELBO around its fits, and the depths of a posterior of two latent numbers. */
import { type ElboFit, productLogJoint, type SquareModel, squareElbo } from '../../math/index.ts'
import { evenly, type LandscapeGrid } from '../shared/landscapeGrid.ts'

/** x and s: what was observed, and how noisily. */
export type Observed = SquareModel

/** −ELBO on a grid, and levels worth a contour. */
export interface ElboLandscape extends LandscapeGrid {
  levels: number[]
}

/** How many points the landscape has: fewer while it changes with every frame. */
export const grains = { resting: { across: 64, up: 40 }, dragged: { across: 48, up: 28 } }
type Grain = (typeof grains)['resting']

/** The landscape around all fits, from narrower than the narrowest to wider than the widest. */
export function elboLandscape(
  model: SquareModel,
  minima: readonly ElboFit[],
  { across, up }: Grain = grains.resting,
): ElboLandscape {
  const sds = minima.map(({ sd }) => Math.log2(sd))
  const far = Math.max(1.8, ...minima.map(({ mean, sd }) => Math.max(Math.abs(mean) + 3 * sd, 2.15 * Math.abs(mean))))
  const means = evenly({ min: -far, max: far }, across)
  const logSds = evenly({ min: Math.min(...sds) - 1.2, max: Math.max(...sds) + 0.9 }, up)
  const values = new Float64Array(across * up)
  for (const [row, logSd] of logSds.entries())
    for (const [column, mean] of means.entries())
      values[row * across + column] = -squareElbo(model, { mean, sd: 2 ** logSd }).elbo
  const lowest = -Math.max(...minima.map(({ elbo }) => elbo))
  return { means, logSds, values, levels: steps.map(step => lowest + step) }
}

/** Nats above the lowest point, closer together near it. */
const steps = [0.02, 0.07, 0.15, 0.3, 0.6, 1, 1.7, 2.7, 4, 6.5, 10, 16, 27, 50, 100]

/**
 * How far down the posterior of two latent numbers is from its highest point, as the standard deviations of a normal that
 * is as far down, on a square of ±`half`; and the depths worth a contour.
 */
export function depthsOf(model: Observed, half: number) {
  const across = 64
  const line = Array.from({ length: across }, (_, i) => half * ((2 * i) / (across - 1) - 1))
  const logs = new Float64Array(across * across)
  for (const [row, z2] of line.entries())
    for (const [column, z1] of line.entries()) logs[row * across + column] = productLogJoint(model, z1, z2)
  const top = logs.reduce((best, log) => Math.max(best, log), Number.NEGATIVE_INFINITY)
  return { line, depths: logs.map(log => Math.sqrt(2 * (top - log))), levels: [0.5, 1, 1.5, 2, 2.5] }
}
