/** Either KL between p and Laplace laws on a grid of means and sds. */
import type { Distribution } from '../distribution/distribution.ts'
import { entropy } from '../divergence/entropy.ts'
import { klFinite } from '../divergence/kl.ts'
import { adaptiveAbscissae } from '../expectation/adaptiveAbscissae.ts'
import type { Direction } from '../landscape/descend.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { meanDistance } from '../quantiles/meanDistance.ts'
import { exponentialMeans, FAR, parabolasOf } from './exponentialMeans.ts'
import { laplaceTargetOf } from './laplaceMoments.ts'
import { SD_PER_SCALE } from './laplaceState.ts'

/**
 * The divergence between p and the Laplace law of a mean and a standard deviation (its scale is sd/√2) on a grid, row by
 * row as `landscape`: forward KL(p‖q) to about 1e-13, reverse KL(q‖p) to 1e-3 (absolute below 1, relative above;
 * less where log p falls exponentially), which is enough for contours. Infinity where infinite.
 */
export function landscapeLaplace(
  direction: Direction,
  p: Distribution,
  means: ArrayLike<number>,
  sds: ArrayLike<number>,
): Float64Array {
  for (let j = 0; j < means.length; j++) requireFinite(`means[${j}]`, means[j]!)
  for (let i = 0; i < sds.length; i++) requirePositive(`sds[${i}]`, sds[i]!)
  return direction === 'forward' ? forward(p, means, sds) : reverse(p, means, sds)
}

/** log 2b + E_p|X − m|/b − H(p): one mean distance a column. */
function forward(p: Distribution, means: ArrayLike<number>, sds: ArrayLike<number>): Float64Array {
  const own = entropy(p)
  const distances = Array.from(means, mean => meanDistance(p, mean))
  return Float64Array.from({ length: means.length * sds.length }, (_, k) => {
    const scale = sds[Math.floor(k / means.length)]! / SD_PER_SCALE
    return Math.max(0, Math.log(2 * scale) + distances[k % means.length]! / scale - own)
  })
}

/** Of a component's scale from one abscissa to the next. */
const STEP = 0.2

/** −1 − log 2b − E_q[ℓ], ℓ taken for parabolas between abscissae among which are the means asked for. */
function reverse(p: Distribution, means: ArrayLike<number>, sds: ArrayLike<number>): Float64Array {
  const values = new Float64Array(means.length * sds.length).fill(Infinity)
  if (!klFinite({ family: 'normal', mean: 0, sd: 1 }, p) || values.length === 0) return values
  const target = laplaceTargetOf(p)
  const scales = Array.from(sds, sd => sd / SD_PER_SCALE)
  const bends = adaptiveAbscissae(p, STEP, 0, FAR * Math.max(...scales))
  const source = parabolasOf(
    target,
    [...new Set([...bends, ...Array.from(means)])].sort((a, b) => a - b),
  )
  const place = new Map(Array.from(source.knots, (x, i) => [x, i]))
  for (const [row, scale] of scales.entries()) {
    if (scale * target.growth >= 1) continue
    const { mean } = exponentialMeans(source, scale)
    const own = -1 - Math.log(2 * scale)
    for (let j = 0; j < means.length; j++)
      values[row * means.length + j] = Math.max(0, own - mean[place.get(means[j]!)!]!)
  }
  return values
}
