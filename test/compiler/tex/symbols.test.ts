import { describe, expect, test } from 'vitest'
import { renderTex } from '../../../src/compiler/tex/renderTex.ts'
import { markSymbols, patternOf } from '../../../src/compiler/tex/symbols.ts'

const symbols = (...texs: string[]) => texs.map(tex => patternOf(tex, tex))

/** The glyphs that are marked in a formula, those of one symbol together: `q_{\varphi}: qφ`. */
function marked(tex: string, ...texs: string[]): string[] {
  const html = markSymbols(tex, false, symbols(...texs))
  const found = new Map<string, string>()
  for (const [, name = '', part = '', text = ''] of html.matchAll(/data-symbol="([^"]*)" data-part="(\w*)">([^<]*)/g)) {
    const key = part === 'b' ? `${name} ${found.size}` : `${name} ${part}`
    found.set(key, (found.get(key) ?? `${name}: `) + text)
  }
  return [...found.values()]
}

describe('a symbol in a formula', () => {
  test('is each of its letters wherever they stand', () => {
    expect(marked(String.raw`\frac{q(x)}{p(x)}`, 'q', 'x')).toHaveLength(3)
    expect(marked(String.raw`\int \mathrm{d}x \, q(x)`, 'x')).toEqual(['x: x', 'x: x'])
    expect(marked('100^d', 'd')).toEqual(['d: d'])
    expect(marked(String.raw`z \sim q_{\varphi}`, 'z', '\\varphi', 'q')).toEqual(['z: z', '\\varphi: φ'])
  })

  test('with an index is one symbol, and not the one without', () => {
    expect(marked('q_{\\varphi}(z)', 'q_{\\varphi}', 'q', '\\varphi')).toEqual(['q_{\\varphi}: qφ'])
    expect(marked('q_1 + q', 'q')).toEqual(['q: q'])
    expect(marked('P_{\\mathcal{D}}', 'P_\\mathcal{D}')).toEqual(['P_\\mathcal{D}: PD'])
  })

  test('may have an exponent, which is no part of it', () => {
    expect(marked('\\sigma_q^2', '\\sigma_q', '\\sigma')).toEqual(['\\sigma_q: σq'])
    expect(marked('\\sigma^2_q', '\\sigma_q')).toEqual(['\\sigma_q: σq'])
    expect(marked("\\ell'(z)", '\\ell')).toEqual(['\\ell: ℓ'])
  })

  test('is not what another face or an accent makes of its letter', () => {
    expect(marked('\\mathcal{N}', 'N')).toEqual([])
    expect(marked('\\hat{\\mu} + \\mu', '\\mu')).toEqual(['\\mu: μ'])
    expect(marked('\\text{if } f', 'f', 'i')).toEqual(['f: f'])
  })

  test('of several signs comes before its parts, but for what stands in its brackets', () => {
    expect(marked('p(x)', 'p(x)', 'p', 'x')).toEqual(['p(x): p()', 'x: x'])
    expect(marked('\\log p(x)', '\\log p(x)', 'p(x)')).toEqual(['\\log p(x): logp(x)'])
    expect(marked('p(y)', 'p(x)', 'p')).toEqual(['p: p'])
    expect(marked('p(x \\mid z)', 'p(x)', 'p(x \\mid z)')).toEqual(['p(x \\mid z): p(x∣z)'])
  })

  test('of an operator leaves its arguments open', () => {
    expect(marked('D_{\\text{KL}}(Q\\|P)', 'D_{\\text{KL}}(\\cdot\\|\\cdot)', 'P')).toEqual([
      'D_{\\text{KL}}(\\cdot\\|\\cdot): DKL',
      'P: P',
    ])
    expect(marked('\\left\\langle \\frac{1}{z} \\right\\rangle', '\\langle \\cdot \\rangle')).toEqual([
      '\\langle \\cdot \\rangle: ⟨',
      '\\langle \\cdot \\rangle: ⟩',
    ])
  })

  test('is found through the macros of the deck', () => {
    expect(marked('\\KL(Q\\|P)', 'D_{\\text{KL}}')).toEqual(['D_{\\text{KL}}: DKL'])
    expect(marked('\\mean{z}{q}', 'z', 'q')).toEqual(['z: z', 'q: q'])
  })

  test('that is not to be seen is not marked', () => {
    expect(marked('\\phantom{P} + P', 'P')).toEqual(['P: P'])
  })
})

test('a marked formula is the same but for the marks, also where nothing can be marked', () => {
  for (const tex of [
    String.raw`D_{\text{KL}}(Q\|P) = \int_{-\infty}^{\infty} \mathrm{d}x \, q(x) \log \left( \frac{q(x)}{p(x)} \right)`,
    String.raw`\sum_{n=1}^N z_n \sqrt{\sigma_q^2} \underbrace{x}_{\text{x}}`,
    String.raw`\begin{aligned} &x = \\ &\quad y \end{aligned}`,
    String.raw`\begin{array}{cc} c & x \end{array}`,
    String.raw`\textcolor{red}{x} x`,
  ]) {
    const html = markSymbols(tex, true, symbols('Q', 'P', 'x', 'q', 'c', 'z_n', '\\sigma_q', 'r'))
    expect(html.replace(/ data-symbol="[^"]*" data-part="\w*"/g, '')).toBe(renderTex(tex, true))
  }
})
