/** What one can take hold of on a plane normal: its centre, and its ellipse at one standard deviation. */
import type { Point } from '../../geometry/point.ts'
import type { Distribution2, Normal2 } from '../../math/index.ts'
import { reach2, shapeOf, withShape } from '../fields/planeDistributionField.ts'

/** A number of the normal, at a point of the plane; `moveTo` is the normal with that point dragged elsewhere. */
export interface Grip2 extends Point {
  key: 'mean' | 'sd-x' | 'sd-y' | 'correlation'
  name: string
  value: number
  min: number
  max: number
  moveTo(to: Point): Normal2
  become(value: number): Normal2
  second?: { value: number; become(value: number): Normal2 }
}

/**
 * The grips of a normal: its centre; the ellipse's rightmost point, (sd x, ρ sd y) from the centre; its highest or lowest
 * point, whichever is farther from that one; and, unless it is `upright`, the correlation, at the left end of the line
 * on which the mean of y given x lies, two sd x from the centre.
 */
export function grips2(normal: Normal2, upright: boolean): Grip2[] {
  const [mx, my] = normal.mean
  const shape = shapeOf(normal)
  const { sdX, sdY, correlation } = shape
  const end = correlation > 0 ? -1 : 1
  const toMean = (x: number, y: number) =>
    ({ ...normal, mean: [within(x, reach2.location), within(y, reach2.location)] }) as Normal2
  const become = (change: Partial<typeof shape>) => withShape(normal.mean, { ...shape, ...change })
  const toSd = (value: number) => Math.min(reach2.largestSd, Math.max(reach2.smallestSd, value))
  const toCorrelation = (value: number) => become({ correlation: within(value, reach2.correlation) })
  const grips: Grip2[] = [
    {
      key: 'mean',
      name: 'mean, x; up and down move y',
      value: mx,
      min: -reach2.location,
      max: reach2.location,
      x: mx,
      y: my,
      moveTo: ({ x, y }) => toMean(hundredths(x), hundredths(y)),
      become: x => toMean(x, my),
      second: { value: my, become: y => toMean(mx, y) },
    },
    {
      key: 'sd-x',
      name: 'standard deviation along x',
      value: rounded(sdX),
      min: reach2.smallestSd,
      max: reach2.largestSd,
      x: mx + sdX,
      y: my + correlation * sdY,
      moveTo: ({ x }) => become({ sdX: toSd(hundredths(Math.abs(x - mx))) }),
      become: value => become({ sdX: toSd(value) }),
    },
    {
      key: 'sd-y',
      name: 'standard deviation along y',
      value: rounded(sdY),
      min: reach2.smallestSd,
      max: reach2.largestSd,
      x: mx + end * correlation * sdX,
      y: my + end * sdY,
      moveTo: ({ y }) => become({ sdY: toSd(hundredths(Math.abs(y - my))) }),
      become: value => become({ sdY: toSd(value) }),
    },
  ]
  if (!upright)
    grips.push({
      key: 'correlation',
      name: 'correlation',
      value: rounded(correlation),
      min: -reach2.correlation,
      max: reach2.correlation,
      x: mx - 2 * sdX,
      y: my - 2 * correlation * sdY,
      moveTo: ({ y }) => toCorrelation(hundredths((my - y) / (2 * sdY))),
      become: toCorrelation,
    })
  return grips
}

/** Each normal of a distribution, and the distribution with another in its place. */
export function partsOf(distribution: Distribution2): { part: Normal2; put(changed: Normal2): Distribution2 }[] {
  if (distribution.family === 'normal2') return [{ part: distribution, put: changed => changed }]
  return distribution.components.map((part, index) => ({
    part,
    put: changed => ({ ...distribution, components: distribution.components.with(index, changed) }),
  }))
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value))
}

function hundredths(value: number): number {
  return Number(value.toFixed(2)) + 0
}

function rounded(value: number): number {
  return Number(value.toFixed(6))
}
