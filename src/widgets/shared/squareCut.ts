/** The joint density of z ~ N(0, 1) and x | z ~ N(z², s²), cut along an observed x: what the two latent figures share. */
import { type SquareModel, squareLogJoint } from '../../math/index.ts'
import type { Range } from './curves.ts'

/** The part of the axis of z that is drawn. */
export const zRange: Range = { min: -3.4, max: 3.4 }

/** The models asked for last, the latest first: enough for every figure of a slide. */
const recent: SquareModel[] = []

/** The model as one object for as long as x and s stay, for what is kept by identity. */
export function squareModel(x: number, s: number): SquareModel {
  const at = recent.findIndex(model => model.x === x && model.s === s)
  const model = recent[at] ?? { x, s }
  if (at >= 0) recent.splice(at, 1)
  else if (recent.length === 8) recent.pop()
  recent.unshift(model)
  return model
}

/** log p(x, z) along the cut at x: an even grid over z, closer ones on the two peaks. */
export function cut({ x, s }: SquareModel, range = zRange): { z: number; log: number }[] {
  const zs: number[] = []
  const even = 160
  for (let i = 0; i <= even; i++) zs.push(range.min + ((range.max - range.min) * i) / even)
  const peak = Math.sqrt(Math.max(0, x - (s * s) / 2))
  const width = s / Math.sqrt(4 * peak * peak + s)
  for (const centre of [-peak, peak]) for (let k = -20; k <= 20; k++) zs.push(centre + (k / 5) * width)
  return zs
    .filter(z => z >= range.min && z <= range.max)
    .sort((a, b) => a - b)
    .map(z => ({ z, log: squareLogJoint({ x, s }, z) }))
}
