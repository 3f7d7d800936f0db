/** Distributions as SciPy has them, for the lines that reproduce a figure's numbers. */
import { type Component, type Distribution, support } from '../../math/index.ts'

/** `logpdf(d, x)` and `kl(w, v, points)` for distributions as `pythonDistribution` writes them. */
export const pythonLogDensity = [
  'def logpdf(d, x):',
  '    return np.logaddexp.reduce([np.log(w) + part.logpdf(x) for w, part in d])',
  '',
  'def kl(w, v, points):',
  '    def f(x):',
  '        a, b = logpdf(w, x), logpdf(v, x)',
  '        return 0.0 if a == -np.inf else np.exp(a) * (a - b)',
  '    if any(f(x) == np.inf for x in points):',
  '        return np.inf',
  '    pairs = zip(points, points[1:])',
  '    return sum(integrate.quad(f, a, b, epsabs=1e-12, epsrel=1e-12)[0] for a, b in pairs)',
  '',
]

/** A distribution as a list of weights and frozen SciPy distributions. */
export function pythonDistribution(d: Distribution): string {
  const parts = d.family === 'mixture' ? d.components : [d]
  const weights = d.family === 'mixture' ? d.weights : [1]
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return `[${parts.map((part, i) => `(${(weights[i] ?? 0) / total}, ${scipy(part)})`).join(', ')}]`
}

function scipy(d: Component): string {
  switch (d.family) {
    case 'normal':
      return `stats.norm(${d.mean}, ${d.sd})`
    case 'laplace':
      return `stats.laplace(${d.location}, ${d.scale})`
    case 'student':
      return `stats.t(${d.df}, ${d.location}, ${d.scale})`
    case 'logistic':
      return `stats.logistic(${d.location}, ${d.scale})`
    case 'uniform':
      return `stats.uniform(${d.low}, ${d.high - d.low})`
    case 'triangular':
      return `stats.triang(${(d.mode - d.low) / (d.high - d.low)}, ${d.low}, ${d.high - d.low})`
    case 'exponential':
      return `stats.expon(${d.low}, ${1 / d.rate})`
    case 'gamma':
      return `stats.gamma(${d.shape}, scale=${1 / d.rate})`
    case 'beta':
      return `stats.beta(${d.a}, ${d.b})`
    case 'gumbel':
      return `stats.gumbel_r(${d.location}, ${d.scale})`
    case 'skewnormal':
      return `stats.skewnorm(${d.shape}, ${d.location}, ${d.scale})`
  }
}

/** Break points for SciPy's integrator: the support's ends, or where every component is below rounding. */
export function pythonPoints(d: Distribution): string {
  const [low, high] = support(d)
  const parts = d.family === 'mixture' ? d.components : [d]
  const centres = parts.flatMap(part => {
    const place =
      'mean' in part ? [part.mean, part.sd] : 'location' in part ? [part.location, part.scale] : [(low + high) / 2, 0]
    const [centre = 0, width = 0] = place
    const far = part.family === 'student' ? 1e6 : part.family === 'normal' ? 38 : 700
    return width > 0
      ? [
          centre - far * width,
          centre - 8 * width,
          centre - 2 * width,
          centre,
          centre + 2 * width,
          centre + 8 * width,
          centre + far * width,
        ]
      : [centre]
  })
  const inside = [...centres, low, high].filter(x => Number.isFinite(x) && x >= low && x <= high)
  return `[${[...new Set(inside)].sort((a, b) => a - b).join(', ')}]`
}
