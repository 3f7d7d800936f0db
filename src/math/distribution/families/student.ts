/** Student's t distribution, moved and widened: tails that fall as a power. */
import { logGammaHalfStep } from '../../numerics/special.ts'
import { defineFamily } from '../family/familyDefinition.ts'
import { location, scale } from '../family/parameter.ts'
import { standardGamma } from '../family/randomSource.ts'
import { tailWith } from '../family/tail.ts'

/** location + scale·T with T of Student's t distribution, `df` degrees of freedom. */
export interface Student {
  readonly family: 'student'
  readonly df: number
  readonly location: number
  readonly scale: number
}

export const student = defineFamily<Student>({
  name: 'student',
  parameters: [{ name: 'df', kind: 'shape' }, location, scale],
  /** log Γ((ν+1)/2) − log Γ(ν/2) − ½ log(νπ) − log scale − (ν+1)/2 · log(1 + z²/ν) */
  logDensity({ df, location, scale }) {
    const constant = logGammaHalfStep(df / 2) - 0.5 * Math.log(df * Math.PI) - Math.log(scale)
    const power = (df + 1) / 2
    const halfLogDf = 0.5 * Math.log(df)
    return (anchor, offset) => {
      const z = Math.abs((anchor - location + offset) / scale)
      if (z > 1e150) return constant - 2 * power * (Math.log(z) - halfLogDf)
      return constant - power * Math.log1p((z * z) / df)
    }
  },
  tail: d => tailWith({ log: d.df + 1 }),
  peak: d => ({ centre: d.location, scale: d.scale }),
  mean: d => (d.df > 1 ? d.location : Number.NaN),
  variance: d => (d.df > 2 ? (d.scale * d.scale * d.df) / (d.df - 2) : Infinity),
  median: d => d.location,
  draw: (d, random) =>
    d.location + (d.scale * random.normal()) / Math.sqrt((2 * standardGamma(d.df / 2, random)) / d.df),
  scipy: d => `stats.t(${d.df}, ${d.location}, ${d.scale})`,
  scipyReach: 1e6,
  placed: (middle, spread) => ({ family: 'student', df: 3, location: middle, scale: spread }),
})
