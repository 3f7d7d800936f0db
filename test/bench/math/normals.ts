import { type Distribution, type Normal, parseDistribution } from '../../../src/math/index.ts'

/** A mixture of normals as peers take it: weights that sum to one, means, standard deviations. */
export interface Normals {
  w: number[]
  mu: number[]
  sigma: number[]
}

/** The distribution as columns, or undefined where it is made of anything but normals. */
export function normalsOf(d: Distribution): Normals | undefined {
  const components = d.family === 'mixture' ? d.components : [d]
  if (!components.every((c): c is Normal => c.family === 'normal')) return undefined
  const weights = d.family === 'mixture' ? d.weights : [1]
  const sum = weights.reduce((a, b) => a + b)
  return { w: weights.map(w => w / sum), mu: components.map(c => c.mean), sigma: components.map(c => c.sd) }
}

/** The other way; a new object each time, so that nothing kept with an older one is of use to it. */
export function mixtureOf({ w, mu, sigma }: Normals): Distribution {
  return {
    family: 'mixture',
    weights: [...w],
    components: mu.map((mean, i) => ({ family: 'normal', mean, sd: sigma[i]! })),
  }
}

export function parseNormals(text: string): Normals {
  const columns = normalsOf(parseDistribution(text))
  if (!columns) throw new RangeError(`expected a mixture of normals, got "${text}"`)
  return columns
}

/** The same mixture with every mean moved a little, differently for each `i`: p dragged. */
export function dragged({ w, mu, sigma }: Normals, i: number): Normals {
  return { w, sigma, mu: mu.map((m, k) => m + 0.02 * sigma[k]! * Math.sin(i + 2 * k)) }
}

/** log p(x). */
export function logDensity({ w, mu, sigma }: Normals, x: number): number {
  const n = w.length
  let top = -Infinity
  for (let i = 0; i < n; i++) top = Math.max(top, term(i))
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.exp(term(i) - top)
  return top + Math.log(sum)

  function term(i: number): number {
    const z = (x - mu[i]!) / sigma[i]!
    return Math.log(w[i]! / sigma[i]!) - 0.9189385332046727 - 0.5 * z * z
  }
}

/** p(x) as it is usually written: densities added up, which underflow in the tails. */
export function plainDensity({ w, mu, sigma }: Normals, x: number): number {
  let sum = 0
  for (let i = 0; i < w.length; i++) {
    const z = (x - mu[i]!) / sigma[i]!
    sum += (w[i]! / (sigma[i]! * Math.sqrt(2 * Math.PI))) * Math.exp(-0.5 * z * z)
  }
  return sum
}

/** Mean and standard deviation of the mixture. */
export function momentsOf({ w, mu, sigma }: Normals): { mean: number; sd: number } {
  const mean = w.reduce((sum, weight, i) => sum + weight * mu[i]!, 0)
  const square = w.reduce((sum, weight, i) => sum + weight * (sigma[i]! ** 2 + (mu[i]! - mean) ** 2), 0)
  return { mean, sd: Math.sqrt(square) }
}
