/** Whether two distributions are one. */
import { memoizeRecent } from '../numerics/memoizeRecent.ts'
import type { Component, Distribution } from './distribution.ts'
import { preparedDistribution } from './preparedDistribution.ts'

/**
 * Whether p and q are the same distribution however they are written: components in any order, equal ones merged,
 * weights divided by their sum (compared to the last bit but one, which is where that division rounds).
 */
export function sameDistribution(p: Distribution, q: Distribution): boolean {
  if (p === q) return true
  const a = canonical(p)
  const b = canonical(q)
  if (a.size !== b.size) return false
  for (const [key, weight] of a) {
    const other = b.get(key)
    if (other === undefined || Math.abs(weight - other) > 4 * Number.EPSILON * weight) return false
  }
  return true
}

const canonical = memoizeRecent((p: Distribution): Map<string, number> => {
  const { components, weights } = preparedDistribution(p)
  const merged = new Map<string, number>()
  for (let i = 0; i < components.length; i++) {
    const key = componentKey(components[i]!)
    merged.set(key, (merged.get(key) ?? 0) + weights[i]!)
  }
  return merged
})

function componentKey(d: Component): string {
  const { family, ...parameters } = d
  return `${family} ${Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`
}
