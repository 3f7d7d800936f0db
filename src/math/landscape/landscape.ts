/** Either KL between p and normals on a grid of means and sds. */
import type { Distribution } from '../distribution/distribution.ts'
import { mean, variance } from '../distribution/moments.ts'
import { entropy } from '../divergence/entropy.ts'
import { klFinite } from '../divergence/kl.ts'
import { crossEntropyToNormal } from '../divergence/normalCrossEntropy.ts'
import { hermiteMoments } from '../expectation/hermiteMoments.ts'
import { targetOf } from '../expectation/targetOf.ts'
import { STANDARD_ENTROPY } from '../fit/reverseState.ts'
import { LN_SQRT_2PI } from '../numerics/special.ts'
import { requireFinite, requirePositive } from '../numerics/validate.ts'
import { smoothable } from '../smoothing/smoothable.ts'
import { smoothed } from '../smoothing/smoothed.ts'
import type { Direction } from './descend.ts'

/**
 * The divergence between p and N(mean, sd²) on a grid, row by row: entry [i·means.length + j] is at sds[i], means[j].
 * Forward KL(p‖q), reverse KL(q‖p), in nats; Infinity where infinite. Forward to about 1e-14, reverse to 1e-9 (absolute
 * below 1, relative above; a few cells alone, and where log p falls exponentially, to 1e-14).
 */
export function landscape(
  direction: Direction,
  p: Distribution,
  means: ArrayLike<number>,
  sds: ArrayLike<number>,
): Float64Array {
  for (let j = 0; j < means.length; j++) requireFinite(`means[${j}]`, means[j]!)
  for (let i = 0; i < sds.length; i++) requirePositive(`sds[${i}]`, sds[i]!)
  return direction === 'forward' ? forward(p, means, sds) : reverse(p, means, sds)
}

/** The divergence as a function of the mean, along the row of an sd. */
type Row = (sd: number) => (mean: number) => number

const infinite: Row = () => () => Infinity

function cellByCell(row: Row, means: ArrayLike<number>, sds: ArrayLike<number>): Float64Array {
  const values = new Float64Array(means.length * sds.length)
  for (let i = 0; i < sds.length; i++) {
    const at = row(sds[i]!)
    for (let j = 0; j < means.length; j++) values[i * means.length + j] = at(means[j]!)
  }
  return values
}

function forward(p: Distribution, means: ArrayLike<number>, sds: ArrayLike<number>): Float64Array {
  // H(p) and the moments once, then a closed form in each cell
  if (crossEntropyToNormal(p, 0, 1) === Infinity) return cellByCell(infinite, means, sds)
  const own = entropy(p)
  const centre = mean(p)
  const spread = variance(p)
  return cellByCell(
    s => {
      const least = LN_SQRT_2PI + Math.log(s) + (0.5 * spread) / s / s - own
      return m => Math.max(0, least + 0.5 * ((centre - m) / s) ** 2)
    },
    means,
    sds,
  )
}

/** Fewer cells than this are done one by one. */
const FEW = 200
/** A cell on its own costs as much as this many steps of `smoothed`. */
const STEPS_PER_CELL = 40

function reverse(p: Distribution, means: ArrayLike<number>, sds: ArrayLike<number>): Float64Array {
  if (!klFinite({ family: 'normal', mean: 0, sd: 1 }, p)) return cellByCell(infinite, means, sds)
  const cells = means.length * sds.length
  const source = cells < FEW ? undefined : smoothable(p)
  const values = source && smoothed(source, means, sds, STEPS_PER_CELL * cells)
  if (!values) return cellByCell(reverseRow(p), means, sds)
  for (let i = 0; i < sds.length; i++) {
    const own = -STANDARD_ENTROPY - Math.log(sds[i]!)
    for (let k = i * means.length; k < (i + 1) * means.length; k++) values[k] = Math.max(0, own - values[k]!)
  }
  return values
}

function reverseRow(p: Distribution): Row {
  const target = targetOf(p)
  const moments = new Float64Array(6)
  return sd => {
    const own = -STANDARD_ENTROPY - Math.log(sd)
    return mean => {
      hermiteMoments(target, mean, sd, moments)
      return Math.max(0, own - moments[0]!)
    }
  }
}
