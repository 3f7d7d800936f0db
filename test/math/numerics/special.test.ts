import { describe, expect, it } from 'vitest'
import {
  digamma,
  erf,
  erfc,
  erfcx,
  excessMinusLog1p,
  gammaln,
  logGammaHalfStep,
  logNormalCdf,
  stirlingError,
} from '../../../src/math/numerics/special.ts'
import { decimal, reference } from '../reference.ts'

const tables = reference<Record<string, [number, string][]>>('special')
const functions = { erf, erfc, erfcx, log_ndtr: logNormalCdf, lgamma: gammaln, digamma }

describe.each(Object.entries(functions))('%s', (name, f) => {
  it.each(tables[name]!)('at %s', (x, text) => {
    const want = decimal(text)
    expect(Math.abs(f(x) - want)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(want)))
  })
})

it('Stirling’s error continues across the change of formula, and the half step too', () => {
  expect(stirlingError(15)).toBeCloseTo(stirlingError(15 - 1e-12), 13)
  expect(logGammaHalfStep(15)).toBeCloseTo(gammaln(15.5) - gammaln(15), 13)
})

it('x − log(1 + x) keeps its digits near 0', () => {
  // x²/2 − x³/3
  expect(excessMinusLog1p(1e-9)).toBeCloseTo(5e-19 - 1e-27 / 3, 30)
  expect(excessMinusLog1p(0.29)).toBeCloseTo(0.29 - Math.log1p(0.29), 15)
})
