import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  crossEntropy,
  entropy,
  fitForward,
  fitReverse,
  fitSquare,
  kl,
  parseDistribution as law,
  sd,
  squareLogEvidence,
} from '../../src/math/index.ts'
import { squareModel } from '../../src/widgets/shared/squareCut.ts'

const humps = law('0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)')
const farHump = law('0.9 normal(0, 0.8) + 0.1 normal(8, 0.8)')
const tallPeak = law('0.3 normal(-2, 0.25) + 0.7 normal(2, 1)')
const fifth = law('0.8 normal(0, 0.5) + 0.2 normal(5, 0.5)')
const spike = law('0.4 normal(0, 0.1) + 0.6 normal(0, 1)')
const twoOfOne = law('0.5 normal(-3, 0.5) + 0.5 normal(3, 0.5)')
const reverse = (p: ReturnType<typeof law>, index: number) =>
  [...fitReverse(p).minima].sort((a, b) => a.value - b.value)[index]!
const forward = (p: ReturnType<typeof law>) => fitForward(p).minima[0]!
const observed = squareModel(3, 0.5)
const best = [...fitSquare(observed).minima].sort((a, b) => b.elbo - a.elbo || b.mean - a.mean)[0]!

/** The numbers that the questions of a file state, each computed anew. */
const stated: Record<string, Record<string, number>> = {
  '30-forward-kl.md': {
    '8.7442': kl(humps, law('normal(2.4919, 0.8126)')),
    '4.1922': kl(humps, law('normal(0, 0.8)')),
    '0.4976': forward(humps).value,
    '2.5298': sd(farHump),
  },
  '40-reverse-kl.md': {
    '0.9469': reverse(humps, 2).value,
    '0.6903': reverse(humps, 0).value,
    '1.2016': reverse(tallPeak, 1).value,
    '0.3533': reverse(tallPeak, 0).value,
  },
  '70-check.md': {
    '35.3069': kl(twoOfOne, law('normal(3, 0.5)')),
    '0.6931': kl(law('normal(3, 0.5)'), twoOfOne),
    '0.4431': kl(law('normal(1, 1)'), law('normal(0, 2)')),
    '1.4189': entropy(law('normal(1, 1)')),
    '−0.8836': entropy(law('normal(0, 0.1)')),
    '−0.88': crossEntropy(law('normal(0, 0.1)'), law('normal(0, 0.1)')),
    '2.0616': forward(fifth).sd,
    '0.2231': reverse(fifth, 0).value,
    '1.6094': reverse(fifth, 1).value,
    '0.7772': sd(spike),
    '0.8279': reverse(spike, 0).sd,
    '−2.9036': squareLogEvidence(observed),
    '0.6995': squareLogEvidence(observed) - best.elbo,
    '1.67578': Math.abs(best.mean),
    '0.149184': best.sd,
  },
}

describe.each(Object.entries(stated))('in the questions of %s', (file, numbers) => {
  const text = readFileSync(join(import.meta.dirname, '../../slides', file), 'utf8')

  test.each(Object.entries(numbers))('%s is right to each digit', (written, value) => {
    expect(text).toContain(written)
    expect(value.toFixed(written.split('.')[1]!.length).replace('-', '−')).toBe(written)
  })
})

test('every number with decimals on the slides of the check is among them', () => {
  const text = readFileSync(join(import.meta.dirname, '../../slides/70-check.md'), 'utf8')
  const written = text.match(/−?\d+\.\d\d+/g) ?? []
  expect(written.length).toBeGreaterThan(15)
  expect(written.filter(number => !Object.hasOwn(stated['70-check.md'] ?? {}, number))).toEqual([])
})

test('minus the log of what a reverse fit keeps is what it costs to miss the rest', () => {
  expect((-Math.log(0.8)).toFixed(4)).toBe(reverse(fifth, 0).value.toFixed(4))
  expect(Math.log(3).toFixed(12)).toBe(kl(law('uniform(-1, 1)'), law('uniform(-3, 3)')).toFixed(12))
})
