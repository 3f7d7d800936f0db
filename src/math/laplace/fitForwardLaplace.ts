/** The Laplace law that minimises the forward KL. */
import type { Distribution, Laplace } from '../distribution/distribution.ts'
import { kl } from '../divergence/kl.ts'
import { type Fits, onlyMinima } from '../fit/fit.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import { meanDistance } from '../quantiles/meanDistance.ts'
import { median } from '../quantiles/median.ts'
import { SD_PER_SCALE } from './laplaceState.ts'

/** A Laplace law fitted to a target, and the divergence left. */
export type LaplaceFit = Laplace & { readonly value: number; readonly global: boolean }

/**
 * The Laplace law that minimises KL(p‖q): at p's median, as wide as the mean distance from it. None where that distance,
 * and so the KL to every Laplace law, is infinite. Kept for the last few p.
 */
export const fitForwardLaplace = memoizeRecent((p: Distribution): Fits<LaplaceFit> => {
  const location = median(p)
  const scale = meanDistance(p, location)
  if (!(Number.isFinite(scale) && scale > 0)) return onlyMinima([])
  const best: Laplace = { family: 'laplace', location, scale }
  return onlyMinima([{ ...best, value: kl(p, best), global: true }])
})

/** The same by mean and standard deviation. */
export function fitForwardLaplaceValue(p: Distribution): Fits {
  const plain = ({ location, scale, value, global }: LaplaceFit) => ({
    mean: location,
    sd: SD_PER_SCALE * scale,
    value,
    global,
  })
  return onlyMinima(fitForwardLaplace(p).minima.map(plain))
}
