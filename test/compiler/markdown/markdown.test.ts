import { describe, expect, test } from 'vitest'
import { unescapeHtml } from '../../../src/compiler/html.ts'
import { compileText, textOf } from '../smallLecture.ts'

/** The TeX of each formula in `html`, as the page carries it. */
function formulasIn(html: string): string[] {
  return [...html.matchAll(/data-tex="([^"]*)"/g)].map(([, tex = '']) => unescapeHtml(tex))
}

describe('formulas', () => {
  test.each([
    'a_b + c_d',
    'a * b * c',
    'x \\, y',
    '\\{a\\}',
    'D_{\\text{KL}}(Q\\|P)',
    'p(z | x)',
    'a < b > c',
    'f`` + [a](b)',
    '"x" \\& !',
    '\\$5',
  ])('survive Markdown inline: %s', tex => {
    expect(formulasIn(textOf(`so $${tex}$ and *so* on`))).toEqual([tex])
  })

  test('survive Markdown when displayed: line breaks, underscores, ampersands', () => {
    const tex = '\\begin{aligned}\na_1 &= b_1 * c \\\\\n- d &< e | f\n\\end{aligned}'
    expect(formulasIn(textOf(`text\n$$\n${tex}\n$$\nmore`))).toEqual([tex])
  })

  test('keep their pipes in a table', () => {
    const table = '| formula | name |\n|---|---|\n| $D(Q\\|P)$ | `a` |\n| $p(z|x)$ | b |'
    expect(formulasIn(textOf(table))).toEqual(['D(Q\\|P)', 'p(z|x)'])
    expect(textOf(table).match(/<td>/g)).toHaveLength(4)
  })

  test('are set as HTML with MathML, in an element that says whether they are displayed', () => {
    expect(textOf('$x$')).toMatch(/^<p><span class="kl-math" data-tex="x"><span class="katex">.*<math/)
    expect(textOf('$$x$$')).toMatch(/^<div class="kl-math kl-math-display" data-tex="x"><span class="katex-display">/)
  })

  test('know the lecture’s notation', () => {
    expect(textOf('$\\KL(Q\\|P)$')).toContain('<mtext>KL</mtext>')
  })

  test('stand together with what closes them', () => {
    const together = (markdown: string) =>
      /<span class="kl-together">.*$/s.exec(textOf(markdown))?.[0].replace(/<[^>]*>/g, '')
    expect(together('so $x$, and on')).toMatch(/x, and on/)
    expect(textOf('so $x$, and on')).toMatch(/<\/span>,<\/span> and on/)
    expect(textOf('(see $x$)… so')).toMatch(/<\/span>\)…<\/span> so/)
    expect(textOf('so $x$ and on')).not.toContain('kl-together')
    expect(textOf('so $x$, $y$; a **$z$**.').match(/kl-together/g)).toHaveLength(2)
  })

  test('are not looked for in code', () => {
    expect(textOf('`$x$`')).toBe('<p><code>$x$</code></p>')
  })

  test('may be dollars when escaped', () => {
    expect(textOf('costs \\$5 and \\$6')).toBe('<p>costs $5 and $6</p>')
  })
})

describe('a line --- is a slide break', () => {
  const count = (text: string) => compileText(`## A\n\n${text}`).slides.length

  test.each([
    ['straight after a paragraph', 'text\n---\n## B', 2],
    ['straight after a list', '- a\n- b\n---\n## B', 2],
    ['straight after a quote', '> a\n---\n## B', 2],
    ['straight after a table', '| a | b |\n|---|---|\n| c | d |\n---\n## B', 2],
    ['straight after a block of HTML', '<div>a</div>\n---\n## B', 2],
    ['with spaces behind it', 'text\n---  \n## B', 2],
    ['but not in a fence', '```yaml\n---\na: 1\n---\n```', 1],
    ['but not in a comment', '<!--\n---\n-->', 1],
    ['but not in a list', '- a\n\n  ---\n\n  b', 1],
    ['but not in a quote', '> a\n>\n> ---', 1],
    ['but not as a table’s second line', '| a | b |\n|---|---|\n| c | d |', 1],
    ['but not when it is ***', 'a\n\n***\n\nb', 1],
  ])('%s', (_where, text, slides) => {
    expect(count(text)).toBe(slides)
  })

  test('and never a heading’s underline', () => {
    expect(compileText('## A\n\ntext\n---\n## B').slides[0]?.html).toContain('<p>text</p>')
  })

  test('*** stays a rule', () => {
    expect(textOf('a\n\n***\n\nb')).toContain('<hr>')
  })

  test('of two dashes: the slide stands below', () => {
    const { slides } = compileText('## A\n--\n## B\n---\n## C')
    expect(slides.map(({ id, deeper }) => [id, deeper])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ])
  })
})

describe('what an author forgot to close ends with its slide', () => {
  test.each([
    ['a fence', '```python\nx = 1'],
    ['a figure', '```widget dial\nangle: 3'],
    ['a formula', '$$\nx'],
    ['a comment', '<!-- x'],
    ['an element', '<div>\n\nx'],
    ['a script', '<script>'],
  ])('%s', (_what, text) => {
    const { slides, mistakes } = compileText(
      `## A\n\n${text}\n\nNote:\nx\n---\n## B\n\n\`\`\`widget dial\n\`\`\`\n\nNote: y`,
    )
    expect(mistakes).toHaveLength(1)
    expect(slides.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(slides[0]?.html).toContain('<aside class="notes"><p>x</p></aside>')
    expect(slides[1]?.html).toContain('<figure')
  })
})
