/** Distributions as SciPy has them, for the lines that reproduce a figure's numbers. */
import { type Component, type Distribution, familyOf, support } from '../../math/index.ts'
import { placementOf } from '../shared/placement.ts'

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
  return `[${parts.map((part, i) => `(${(weights[i] ?? 0) / total}, ${familyOf(part).scipy(part)})`).join(', ')}]`
}

/** Break points for SciPy's integrator: the support's ends, or where every component is below rounding. */
export function pythonPoints(d: Distribution): string {
  const [low, high] = support(d)
  const points = (d.family === 'mixture' ? d.components : [d]).flatMap(componentPoints)
  const inside = points.filter(x => Number.isFinite(x) && x >= low && x <= high)
  return `[${[...new Set(inside)].sort((a, b) => a - b).join(', ')}]`
}

/** The ends of a component, its middle, and what is some scales off that. */
function componentPoints(part: Component): number[] {
  const [low, high] = support(part)
  const { peak, scipyReach } = familyOf(part)
  const place = placementOf(part)
  if (!place && Number.isFinite(high - low)) return [low, (low + high) / 2, high]
  const { centre, scale } = place ? { centre: place.location, scale: place.scale } : peak(part)
  const steps = [2, 8, scipyReach].flatMap(step => [centre - step * scale, centre + step * scale])
  return [low, centre, ...steps, high]
}
