/** The Gumbel distribution: how the greatest of many numbers is distributed. */
import { defineFamily } from '../family/familyDefinition.ts'
import { location, scale } from '../family/parameter.ts'
import { tailWith } from '../family/tail.ts'

/** exp(−z − e^(−z)) / scale, z = (x − location) / scale. */
export interface Gumbel {
  readonly family: 'gumbel'
  readonly location: number
  readonly scale: number
}

const EULER = 0.5772156649015329

export const gumbel = defineFamily<Gumbel>({
  name: 'gumbel',
  parameters: [location, scale],
  /** −z − e^(−z) − log scale */
  logDensity({ location, scale }) {
    const constant = -Math.log(scale)
    return (anchor, offset) => {
      const z = (anchor - location + offset) / scale
      return z < -745 ? -Infinity : constant - z - Math.exp(-z)
    }
  },
  tail: (d, side) =>
    side > 0
      ? tailWith({ linear: 1 / d.scale })
      : tailWith({ growth: 1 / d.scale, steepest: Math.exp(d.location / d.scale), linear: -1 / d.scale }),
  peak: d => ({ centre: d.location, scale: d.scale }),
  detail: 2,
  mean: d => d.location + EULER * d.scale,
  variance: d => (Math.PI * d.scale) ** 2 / 6,
  entropy: d => Math.log(d.scale) + EULER + 1,
  cdf: (d, x) => Math.exp(-Math.exp((d.location - x) / d.scale)),
  draw: (d, random) => d.location - d.scale * Math.log(-Math.log(random.uniform())),
  scipy: d => `stats.gumbel_r(${d.location}, ${d.scale})`,
})
