import { expect, it } from 'vitest'
import { targetOf } from '../../../src/math/expectation/targetOf.ts'
import { uphill } from '../../../src/math/fit/pathSteps.ts'
import { probeOf } from '../../../src/math/fit/reverseProbe.ts'
import { parseDistribution } from '../../../src/math/index.ts'
import { anyNormalMixture } from '../arbitrary.ts'
import fc from '../fastCheck.ts'

/** Whether the climb from `mean` ended on a hump of log p smoothed at `sd`. */
function endsOnHump(p: ReturnType<typeof parseDistribution>, mean: number, sd: number): boolean {
  const { moments } = uphill(probeOf(targetOf(p), 'exact'), mean, Math.log(sd))
  return moments[2]! < 0 && Math.abs(moments[1]!) < -1e-4 * moments[2]!
}

it('the climb ends on a hump, wherever it starts', () => {
  fc.assert(
    fc.property(
      anyNormalMixture(),
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      (p, mean, sd) => {
        expect(endsOnHump(p, mean, sd)).toBe(true)
      },
    ),
  )
})

it('also where Newton’s steps and whole ones would take turns across it for ever', () => {
  const p = parseDistribution(
    '0.2902878 normal(0, 1.09704) + 0.00453456 normal(23.80955, 1.09704) + 0.03256254 normal(47.84091, 1.09704) + 0.00224785 normal(48.27796, 1.09704)',
  )
  expect(endsOnHump(p, 18.297881, Math.exp(2.2973))).toBe(true)
})
