import { describe, expect, test } from 'vitest'
import { folded, foldedParts, wordsOf, wordsOfTex } from '../../../src/deck/find/words.ts'

const found = (text: string) => wordsOf(text).map(({ word }) => word)

describe('words to be searched', () => {
  test('are letters and digits, each with its place', () => {
    expect(wordsOf('so: “Mode seeking”!')).toEqual([
      { word: 'so', at: 0 },
      { word: 'Mode', at: 5 },
      { word: 'seeking', at: 10 },
    ])
  })

  test('keep a number’s decimals and a symbol’s index', () => {
    expect(found('KL-divergence D_KL is 0.6903')).toEqual(['KL', 'divergence', 'D_KL', 'is', '0.6903'])
  })

  test.each([
    ['Über', 'uber'],
    ['σ', 'sigma'],
    ['σ_q', 'sigmaq'],
    ['ω', 'omega'],
    ['ς', 'sigma'],
    ['ϕ', 'phi'],
    ['Λ', 'lambda'],
    ['D_KL', 'dkl'],
  ])('%s is looked for as %s', (word, plain) => {
    expect(folded(word)).toBe(plain)
  })

  test('with an index are found by their parts too', () => {
    expect(foldedParts('σ_q')).toEqual(['sigmaq', 'sigma', 'q'])
    expect(foldedParts('mode')).toEqual(['mode'])
  })
})

describe('TeX as words', () => {
  test.each([
    [String.raw`D_{\text{KL}}(Q\|P)`, 'D_KL Q P'],
    [String.raw`\frac{\sigma_q^2}{2}`, 'sigma_q 2 2'],
    [String.raw`Q_{\varphi} = \mathcal{N}(\mu, \sigma^2)`, 'Q_phi N mu sigma 2'],
    [String.raw`\left\langle \log p(x) \right\rangle_{z \sim q}`, 'average log p x z sim q'],
    [String.raw`\phantom{-D_{\text{KL}}(Q\|P)} \le 1`, 'le 1'],
    [String.raw`\underbrace{H}_{\text{the data}}`, 'H_the data'],
    [String.raw`D_{\text{K`, 'D_K'],
  ])('%s is %j', (tex, words) => {
    expect(wordsOfTex(tex)).toBe(words)
  })
})
