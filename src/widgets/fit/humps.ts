/** A target with one hump more. */
import type { Distribution } from '../../math/index.ts'

/** p with one component more, of equal share, where there is room. */
export function withHump(p: Distribution): Distribution {
  const [weights, components] = p.family === 'mixture' ? [p.weights, p.components] : [[1], [p]]
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const share = 1 / (components.length + 1)
  const free =
    [0, 5, -5, 7, -7].find(x => components.every(part => part.family !== 'normal' || Math.abs(part.mean - x) > 1.5)) ??
    0
  const rounded = (weight: number) => Number(weight.toPrecision(6))
  return {
    family: 'mixture',
    weights: [...weights.map(weight => rounded((weight / total) * (1 - share))), rounded(share)],
    components: [...components, { family: 'normal', mean: free, sd: 0.8 }],
  }
}

/** p without its last component; a single distribution stays as it is. */
export function withoutHump(p: Distribution): Distribution {
  if (p.family !== 'mixture') return p
  const components = p.components.slice(0, -1)
  const [only] = components
  return components.length === 1 && only ? only : { family: 'mixture', weights: p.weights.slice(0, -1), components }
}
