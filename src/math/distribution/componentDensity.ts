import { deviance, LN_SQRT_2PI, logGammaHalfStep, logNormalCdf, stirlingError } from '../numerics/special.ts'
import type {
  Beta,
  Component,
  Exponential,
  Gamma,
  Gumbel,
  Laplace,
  Logistic,
  Normal,
  SkewNormal,
  Student,
  Triangular,
  Uniform,
} from './distribution.ts'

/**
 * The log density at the point `anchor + offset`. The two are kept apart so that a point very near an edge or a narrow
 * peak keeps all its digits: with the anchor on the edge, the offset is the exact distance.
 */
export type LogDensityAt = (anchor: number, offset: number) => number

const OUTSIDE = -Infinity

/** The log density of one component; −Infinity outside its support, never NaN. */
export function componentLogDensity(d: Component): LogDensityAt {
  switch (d.family) {
    case 'normal':
      return normal(d)
    case 'laplace':
      return laplace(d)
    case 'student':
      return student(d)
    case 'logistic':
      return logistic(d)
    case 'uniform':
      return uniform(d)
    case 'triangular':
      return triangular(d)
    case 'exponential':
      return exponential(d)
    case 'gamma':
      return gamma(d)
    case 'beta':
      return beta(d)
    case 'gumbel':
      return gumbel(d)
    case 'skewnormal':
      return skewNormal(d)
  }
}

/** −½z² − log(sd √2π) */
function normal({ mean, sd }: Normal): LogDensityAt {
  const constant = -LN_SQRT_2PI - Math.log(sd)
  return (anchor, offset) => {
    const z = (anchor - mean + offset) / sd
    return constant - 0.5 * z * z
  }
}

/** −|z| − log(2 scale) */
function laplace({ location, scale }: Laplace): LogDensityAt {
  const constant = -Math.log(2) - Math.log(scale)
  return (anchor, offset) => constant - Math.abs((anchor - location + offset) / scale)
}

/** log Γ((ν+1)/2) − log Γ(ν/2) − ½ log(νπ) − log scale − (ν+1)/2 · log(1 + z²/ν) */
function student({ df, location, scale }: Student): LogDensityAt {
  const constant = logGammaHalfStep(df / 2) - 0.5 * Math.log(df * Math.PI) - Math.log(scale)
  const power = (df + 1) / 2
  const halfLogDf = 0.5 * Math.log(df)
  return (anchor, offset) => {
    const z = Math.abs((anchor - location + offset) / scale)
    if (z > 1e150) return constant - 2 * power * (Math.log(z) - halfLogDf)
    return constant - power * Math.log1p((z * z) / df)
  }
}

/** −|z| − 2 log(1 + e^(−|z|)) − log scale: symmetric, so the exponential never overflows */
function logistic({ location, scale }: Logistic): LogDensityAt {
  const constant = -Math.log(scale)
  return (anchor, offset) => {
    const z = Math.abs((anchor - location + offset) / scale)
    return constant - z - 2 * Math.log1p(Math.exp(-z))
  }
}

function uniform({ low, high }: Uniform): LogDensityAt {
  const constant = -Math.log(high - low)
  return (anchor, offset) => (anchor - low + offset < 0 || anchor - high + offset > 0 ? OUTSIDE : constant)
}

/** log of 2(x − low)/((high − low)(mode − low)) left of the mode, mirrored right of it */
function triangular({ low, mode, high }: Triangular): LogDensityAt {
  const peak = Math.log(2) - Math.log(high - low)
  return (anchor, offset) => {
    const above = anchor - low + offset
    const below = high - anchor - offset
    if (above < 0 || below < 0) return OUTSIDE
    if (anchor - mode + offset < 0) return peak + Math.log(above / (mode - low))
    return high === mode ? peak : peak + Math.log(Math.min(1, below / (high - mode)))
  }
}

function exponential({ rate, low }: Exponential): LogDensityAt {
  const constant = Math.log(rate)
  return (anchor, offset) => {
    const above = anchor - low + offset
    return above < 0 ? OUTSIDE : constant - rate * above
  }
}

/** In saddle-point form, −log x + ½ log(a/2π) − δ(a) − a·(u − 1 − log u) with u = rate·x/a: no large terms cancel. */
function gamma({ shape, rate }: Gamma): LogDensityAt {
  const constant = 0.5 * Math.log(shape) - LN_SQRT_2PI - stirlingError(shape)
  const logRate = Math.log(rate)
  const logShape = Math.log(shape)
  const mean = shape / rate
  return (anchor, offset) => {
    const x = anchor + offset
    if (!(x > 0)) return OUTSIDE
    const logX = Math.log(x)
    const excess = (anchor - mean + offset) / mean
    return constant - logX - shape * deviance(excess, logX + logRate - logShape)
  }
}

/** In saddle-point form about the mean a/(a + b), so that no large terms cancel. */
function beta({ a, b }: Beta): LogDensityAt {
  const n = a + b
  const constant =
    0.5 * (Math.log(a) + Math.log(b / n)) - LN_SQRT_2PI + stirlingError(n) - stirlingError(a) - stirlingError(b)
  const logLeft = Math.log(a / n)
  const logRight = Math.log(b / n)
  return (anchor, offset) => {
    const left = anchor + offset
    const right = 1 - anchor - offset
    if (!(left > 0 && right > 0)) return OUTSIDE
    const lnLeft = left > 0.5 ? Math.log1p(-right) : Math.log(left)
    const lnRight = right > 0.5 ? Math.log1p(-left) : Math.log(right)
    const excess = left - a / n
    return (
      constant -
      lnLeft -
      lnRight -
      a * deviance((excess * n) / a, lnLeft - logLeft) -
      b * deviance((-excess * n) / b, lnRight - logRight)
    )
  }
}

/** −z − e^(−z) − log scale */
function gumbel({ location, scale }: Gumbel): LogDensityAt {
  const constant = -Math.log(scale)
  return (anchor, offset) => {
    const z = (anchor - location + offset) / scale
    return z < -745 ? OUTSIDE : constant - z - Math.exp(-z)
  }
}

/** log 2 − ½z² + log Φ(shape·z) − log(scale √2π) */
function skewNormal({ location, scale, shape }: SkewNormal): LogDensityAt {
  const constant = Math.log(2) - LN_SQRT_2PI - Math.log(scale)
  return (anchor, offset) => {
    const z = (anchor - location + offset) / scale
    // no 0·∞ where z overflows
    return constant - 0.5 * z * z + logNormalCdf(shape === 0 ? 0 : shape * z)
  }
}
