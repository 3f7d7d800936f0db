import type { Component, Distribution } from './distribution.ts'
import { preparedDistribution } from './preparedDistribution.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

/** [low, high], the smallest interval that holds all of p; ends may be infinite. */
export function support(p: Distribution): [number, number] {
  const parts = supportParts(p)
  return [parts[0]!.low, parts[parts.length - 1]!.high]
}

/** The support as disjoint intervals from left to right: a mixture of uniforms may have gaps. */
export function supportParts(p: Distribution): Interval[] {
  const parts = preparedDistribution(p)
    .components.map(componentSupport)
    .sort((a, b) => a.low - b.low)
  const merged: Interval[] = []
  for (const part of parts) {
    const last = merged[merged.length - 1]
    if (last && part.low <= last.high) {
      merged[merged.length - 1] = { low: last.low, high: Math.max(last.high, part.high) }
    } else merged.push(part)
  }
  return merged
}

/** Whether the support of p lies within the support of q (up to points). */
export function supportWithin(p: Distribution, q: Distribution): boolean {
  const outer = supportParts(q)
  return supportParts(p).every(({ low, high }) => outer.some(o => o.low <= low && high <= o.high))
}

export function componentSupport(d: Component): Interval {
  switch (d.family) {
    case 'uniform':
    case 'triangular':
      return { low: d.low, high: d.high }
    case 'exponential':
      return { low: d.low, high: Infinity }
    case 'gamma':
      return { low: 0, high: Infinity }
    case 'beta':
      return { low: 0, high: 1 }
    default:
      return { low: -Infinity, high: Infinity }
  }
}
