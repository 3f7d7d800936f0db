import { expect, test } from 'vitest'
import { openDeck } from '../harness.ts'

/**
 * The lecture, in its order: what each slide of the horizontal line says, word for word, formulas as TeX. `φ` is one
 * glyph throughout, KL in roman.
 */
const lecture: [slide: string, says: string[]][] = [
  ['title', ['Siddharth Mishra-Sharma', 'MIT / IAIFI', 'Summer School']],
  [
    'kl-divergence',
    [
      'KL-divergence',
      'A measure of similarity between two probability distributions',
      'D_{\\text{KL}}(Q\\|P) = \\int_{-\\infty}^{\\infty} \\mathrm{d}x \\, q(x) \\log \\left( \\frac{q(x)}{p(x)} \\right)',
      'Not symmetric!!',
      'D_{\\text{KL}}(Q\\|P) \\neq D_{\\text{KL}}(P\\|Q)',
    ],
  ],
  [
    'maximum-likelihood',
    [
      'Forward KL',
      'Maximum-likelihood inference is equivalent to minimizing the forward KL',
      'D_{\\text{KL}}(P_{\\mathcal{D}} \\| Q_{\\varphi}) = - \\left\\langle \\log q_{\\varphi}(z) \\right\\rangle_{z \\sim p_{\\mathcal{D}}(z)} + \\text{const}.',
    ],
  ],
  ['forward-kl', ['“Forward” KL', 'D_{\\text{KL}}(P\\|Q)', 'Mean seeking']],
  ['reverse-kl', ['“Reverse” KL', 'D_{\\text{KL}}(Q\\|P)', 'Mode seeking']],
  [
    'kl-complete',
    [
      'KL-divergence',
      'A measure of similarity between two probability distributions',
      'Not symmetric!',
      'D_{\\text{KL}}(Q\\|P) \\neq D_{\\text{KL}}(P\\|Q)',
      'D_{\\text{KL}}(Q\\|P) = \\int_{-\\infty}^{\\infty} \\mathrm{d}x \\, q(x) \\log \\left( \\frac{q(x)}{p(x)} \\right)',
      '“Forward” KL',
      'D_{\\text{KL}}(P\\|Q)',
      'Mean seeking',
      '“Reverse” KL',
      'D_{\\text{KL}}(Q\\|P)',
      'Mode seeking',
      'Forward KL',
      'D_{\\text{KL}}(P_{\\mathcal{D}}\\|Q_{\\varphi}) = - \\left\\langle \\log q_{\\varphi}(z) \\right\\rangle_{z \\sim p_{\\mathcal{D}}(z)} + \\text{const.}',
      'Maximum-likelihood inference is equivalent to minimizing the forward KL',
    ],
  ],
  [
    'variational-inference',
    [
      'Variational inference',
      'The intractability of',
      'p(x)',
      'is closely related to the intractability of the posterior',
      'p(z \\mid x)',
      'p(z \\mid x) = \\frac{p(x, z)}{p(x)}',
      "\\text{Bayes' theorem}",
    ],
  ],
  ['sources', ['Sources', 'Siddharth Mishra-Sharma']],
]

/** White space, line breaks within formulas and the two apostrophes do not count. */
function plain(text: string): string {
  return text
    .replace(/\\begin\{aligned\}|\\end\{aligned\}|\\\\|\\quad|&/g, '')
    .replace(/’/g, "'")
    .replace(/\s+/g, '')
}

test('the horizontal line says the lecture: its words, its formulas, its order', async () => {
  const { page, close } = await openDeck()
  const line = await page.evaluate(() =>
    [...document.querySelectorAll('.slides > section')].map(column => {
      const slide = column.querySelector('section') ?? column
      const copy = slide.cloneNode(true) as HTMLElement
      for (const apart of copy.querySelectorAll('aside, figure')) apart.remove()
      for (const formula of copy.querySelectorAll<HTMLElement>('[data-tex]'))
        formula.textContent = formula.dataset.tex ?? ''
      return { id: slide.id, text: copy.textContent ?? '' }
    }),
  )
  expect(line.map(({ id }) => id)).toEqual(lecture.map(([id]) => id))
  for (const [index, [id, says]] of lecture.entries()) {
    const text = plain(line[index]?.text ?? '')
    let from = 0
    for (const part of says) {
      const at = text.indexOf(plain(part), from)
      expect(at, `“${part}” on slide ${id}, after what comes before it`).toBeGreaterThanOrEqual(0)
      from = at + plain(part).length
    }
  }
  await close()
})

test('one glyph for φ throughout, in formulas and notes', async () => {
  const { page, close } = await openDeck()
  const formulas = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-tex]')].map(formula => formula.dataset.tex ?? ''),
  )
  expect(formulas.length).toBeGreaterThan(50)
  expect(formulas.filter(tex => /\\phi\b/.test(tex))).toEqual([])
  await close()
})
