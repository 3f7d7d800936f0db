import { expect, test } from 'vitest'
import { parseDistribution } from '../../../src/math/index.ts'
import { abscissae, densityCurve, rangeOf } from '../../../src/widgets/shared/curves.ts'
import { curveNames, handlesOn, peak } from '../../../src/widgets/shared/densities.ts'

/** A panel of the size that figures have, in pixels. */
const panel = { width: 560, height: 110 }

test.each([
  ['0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)', 'normal(1, 1.2)'],
  ['normal(0, 1)', 'normal(0, 0.2)'],
  ['normal(0, 1)', 'uniform(-2, 2)'],
  ['normal(-5, 0.3)', 'normal(5, 0.3)'],
  ['normal(0, 0.1)', 'normal(0, 0.1)'],
])('p and q are named beside their curves, away from every handle: %s, %s', (written, other) => {
  const [p, q] = [parseDistribution(written), parseDistribution(other)]
  const range = rangeOf(p, q)
  const xs = abscissae(range, p, q)
  const curves = [densityCurve(p, xs), densityCurve(q, xs)] as const
  const top = 1.32 * Math.max(...curves.map(curve => peak(curve).y))
  const handles = [...handlesOn('p', p, () => {}), ...handlesOn('q', q, () => {})]
  const gaps = curveNames(...curves, top, handles).flatMap(name =>
    handles.map(handle =>
      Math.max(
        (Math.abs(name.x - handle.x) / (range.max - range.min)) * panel.width,
        (Math.abs(name.y - handle.y) / top) * panel.height,
      ),
    ),
  )
  expect(Math.min(...gaps)).toBeGreaterThan(22)
})
