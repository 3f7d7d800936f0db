import { expect, it } from 'vitest'
import { targetOf } from '../../../src/math/expectation/targetOf.ts'
import { probeOf } from '../../../src/math/fit/reverseProbe.ts'
import { gradientSize } from '../../../src/math/fit/reverseState.ts'
import { stationaryNear } from '../../../src/math/fit/stationaryNear.ts'
import { parseDistribution } from '../../../src/math/index.ts'

it('the place where a pair is about to be born is none, small as the gradient is', () => {
  const p = parseDistribution(
    'normal(0, 0.4249215656769007) + 0.09074822725966984 normal(28.463871154643833, 2.1277558858751755) + 0.008887482760786753 normal(52.39594374678704, 0.22083621632126765) + normal(60.36257485971479, 2.5023539875419054)',
  )
  const exact = probeOf(targetOf(p), 'exact')
  const place = { mean: 52.48530646241971, logSd: Math.log(0.36175897362108345) }
  expect(gradientSize(exact.moveTo(place.mean, place.logSd))).toBeLessThan(1e-10)
  expect(stationaryNear(exact, exact, place)).toBeUndefined()
})

it('a minimum is found from within half a standard deviation', () => {
  const exact = probeOf(targetOf(parseDistribution('0.5 normal(-3, 1) + 0.5 normal(3, 1)')), 'exact')
  const found = stationaryNear(exact, exact, { mean: 2.6, logSd: 0.1 })!
  expect(gradientSize(exact.moveTo(found.mean, found.logSd))).toBeLessThan(1e-14)
})
