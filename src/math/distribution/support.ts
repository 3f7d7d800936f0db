/** Where a distribution is positive. */
import type { Component, Distribution } from './distribution.ts'
import type { Interval } from './family/familyDefinition.ts'
import { familyOf } from './familyOf.ts'
import { preparedDistribution } from './preparedDistribution.ts'

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

/** Where one component is positive. */
export function componentSupport(d: Component): Interval {
  return familyOf(d).support(d)
}
