import { describe, expect, test } from 'vitest'
import type { Cache } from '../../src/compiler/compile.ts'
import { nest } from '../../src/compiler/slide/deck.ts'
import { compileText, derived, lecture, textOf } from './smallLecture.ts'

describe('a slide', () => {
  test('is a section: heading, text, notes', () => {
    const { slides, mistakes } = compileText('## Bayes\n\nA *text*.\n\nNote:\nSay $x$.\n\n- and more')
    expect(mistakes).toEqual([])
    expect(slides).toMatchObject([{ id: 'bayes', title: 'Bayes', deeper: false, file: 'slides/a.md', line: 1 }])
    const html = slides[0]!.html.replace(/<span class="katex">.*<\/span>(?=<\/span>\.)/, 'MATH')
    expect(html).toBe(
      '<section id="bayes" class="kl-slide" data-title="Bayes" data-source="slides/a.md:1"><h2>Bayes</h2>' +
        '<div class="kl-text"><p>A <em>text</em>.</p></div>' +
        '<aside class="notes"><p>Say <span class="kl-together"><span class="kl-math" data-tex="x">MATH</span>.</span></p>\n' +
        '<ul>\n<li>and more</li>\n</ul></aside></section>',
    )
  })

  test('knows its line', () => {
    const { slides } = compileText('\n## A\n\nNote: x\n\n---\n\n\n## B\n\nNote: y')
    expect(slides.map(({ line }) => line)).toEqual([2, 9])
  })

  test('may follow a separator at the top of its file', () => {
    expect(compileText('---\n## A\n\nNote: x').mistakes).toEqual([])
  })

  test('with a figure says so, and the figure stands behind the text', () => {
    const html = compileText('## A\n\none\n\n```widget dial\n```\n\ntwo\n\nNote: x').slides[0]!.html
    expect(html).toContain('class="kl-slide kl-with-figure"')
    expect(html).toMatch(/<div class="kl-text"><p>one<\/p>\n<p>two<\/p><\/div><figure .*<\/figure><aside/)
  })
})

describe('notes', () => {
  const notes = (text: string) => /<aside class="notes">([\s\S]*)<\/aside>/.exec(compileText(text).slides[0]!.html)?.[1]

  test.each(['Note:\nx', 'Notes: x', 'note: x', 'NOTE:x'])('begin with %j', text => {
    expect(notes(`## A\n\ntext\n\n${text}`)).toBe('<p>x</p>')
  })

  test('begin straight after a paragraph', () => {
    expect(notes('## A\n\ntext\nNote:\nx')).toBe('<p>x</p>')
  })

  test('are any Markdown, from the separator’s line on', () => {
    expect(notes('## A\n\nNote: **x**\n- y\n\n> z')).toMatch(/<strong>x[\s\S]*<li>y[\s\S]*<blockquote>/)
  })

  test('do not begin in a list or a fence', () => {
    expect(notes('## A\n\n- a\n  Note: b\n\n```text\nNote: c\n```\n\nNote: d')).toBe('<p>d</p>')
  })
})

describe('ids', () => {
  const id = (heading: string) => compileText(`## ${heading}\n\nNote: x`).slides[0]?.id

  test.each([
    ['KL-divergence', 'kl-divergence'],
    ['“Reverse” KL $D_{\\text{KL}}(Q\\|P)$', 'reverse-kl'],
    ['Bayes’ theorem, *again*', 'bayes-theorem-again'],
    ['Où est-il?', 'ou-est-il'],
    ['2D fits', 'slide-2d-fits'],
  ])('are made of the heading’s words: %s', (heading, expected) => {
    expect(id(heading)).toBe(expected)
  })

  test('are the author’s where given', () => {
    expect(compileText('<!-- .slide: id="other" -->\n## A\n\nNote: x').slides[0]?.id).toBe('other')
  })

  test('given twice still give two slides, and a second figure is no figure', () => {
    const { slides } = lecture({
      'a.md': '## A\n\n```widget dial\n```\n\nNote: x',
      'b.md': '## A\n\n```widget dial\n```\n\nNote: x',
    })
    expect(slides.map(({ id }) => id)).toEqual(['a', 'a-2'])
    expect(slides.map(({ html }) => html.includes('<figure'))).toEqual([true, false])
  })
})

describe('titles', () => {
  test('are plain text, formulas read out of their MathML', () => {
    expect(compileText('## “Reverse” *KL* $D_{\\text{KL}}(Q\\|P)$ <b>&lt;</b>\n\nNote: x').slides[0]?.title).toBe(
      '“Reverse” KL DKL(Q∥P) <',
    )
  })

  test('are escaped in the section', () => {
    expect(compileText('## "a" & <\n\nNote: x').slides[0]?.html).toContain('data-title="&quot;a&quot; &amp; &lt;"')
  })
})

describe('comments', () => {
  test('.slide gives the section attributes', () => {
    const { slides } = compileText('<!-- .slide: id="x" class="wide" data-y="1" data-auto-animate -->\n## A\n\nNote: x')
    expect(slides[0]?.html).toMatch(/^<section id="x" class="kl-slide wide" .* data-y="1" data-auto-animate>/)
  })

  test('.slide serves the file it names', () => {
    const { slides, mistakes } = compileText(
      '<!-- .slide: data-background-image="assets/photos/minka.jpg" -->\n## A\n\nNote: x',
    )
    expect(mistakes).toEqual([])
    expect(slides[0]?.html).toContain('data-background-image="./photos/minka.jpg"')
  })

  const element = '<!-- .element: class="fragment" -->'
  test.each([
    ['a paragraph', `text\n${element}`, '<p class="fragment">text</p>'],
    ['a paragraph’s text', `text ${element}`, '<p class="fragment">text </p>'],
    ['a list', `- a\n- b\n\n${element}`, '<ul class="fragment">'],
    ['a list item’s text', `- a ${element}\n- b`, '<li class="fragment">a </li>\n<li>b</li>'],
    ['a list item that ends in a formula', `- $a$ ${element}`, '<li class="fragment"><span class="kl-math"'],
    ['a loose list item', `- a ${element}\n\n- b`, '<li class="fragment">\n<p>a </p>'],
    ['an item’s formula when glued to it', `- a $b$${element}`, '<li>a <span class="kl-math fragment"'],
    ['a paragraph that ends in a formula', `so $a$ ${element}`, '<p class="fragment">so <span class="kl-math"'],
    ['a strong text when glued to it', `text **b**${element}`, 'text <strong class="fragment">b</strong>'],
    [
      'an image when glued to it',
      `![c](assets/curve.svg)${element}`,
      '<img src="./curve.svg" alt="c" class="fragment">',
    ],
    ['a displayed formula', `$$x$$\n${element}`, '<div class="kl-math kl-math-display fragment"'],
    ['a cell', `| a |\n|--|\n| b ${element} |`, '<td class="fragment">b '],
    ['a quote', `> a\n\n${element}`, '<blockquote class="fragment">'],
    ['a fence', `\`\`\`text\na\n\`\`\`\n${element}`, '<pre><code class="fragment language-text">'],
  ])('.element means %s before it', (_what, text, html) => {
    expect(textOf(text)).toContain(html)
  })

  test('.element after a figure is the figure’s', () => {
    const { slides } = compileText(`## A\n\n\`\`\`widget dial\n\`\`\`\n${element}\n\nNote: x`)
    expect(slides[0]?.html).toContain('<figure class="kl-figure fragment"')
  })

  test('that say nothing to the compiler are dropped', () => {
    expect(textOf('a <!-- one --> b\n\n<!-- two\n\nthree -->\n\nc')).toBe('<p>a  b</p>\n<p>c</p>')
  })
})

describe('what a slide shows and links to', () => {
  test('files come from assets/, served beside the page', () => {
    expect(textOf('![A $p$](assets/curve.svg "t")')).toBe('<p><img src="./curve.svg" alt="A p" title="t"></p>')
    expect(textOf('<img src="assets/curve.svg" alt="a">')).toBe('<img src="./curve.svg" alt="a">')
    expect(textOf('[photo](assets/photos/minka.jpg)')).toContain('href="./photos/minka.jpg"')
  })

  test('links lead anywhere, but hand over no window', () => {
    expect(textOf('[a](https://arxiv.org/abs/1)')).toContain('<a href="https://arxiv.org/abs/1" rel="noopener">')
  })

  test('links to slides of other files are links', () => {
    const { mistakes } = lecture({
      'a.md': '## A\n\n[b](#/b) [b2](#/b/2) [b3](?dial.angle=3#/b) [start](#/)\n\nNote: x',
      'b.md': '## B\n\nNote: x',
    })
    expect(mistakes).toEqual([])
  })

  test('raw HTML stays, with Markdown between its blocks', () => {
    expect(textOf('<div class="kl-columns">\n\n*a*\n\n</div>')).toBe(
      '<div class="kl-columns">\n<p><em>a</em></p>\n</div>',
    )
  })
})

describe('the deck', () => {
  test('is one slide after the other, deeper ones in a stack', () => {
    const { slides } = compileText('## A\n---\n## B\n--\n## C\n---\n## D')
    const shape = nest(slides.map(({ id, deeper }) => ({ html: id, deeper })))
    expect(shape).toBe('a\n<section>b\nc</section>\nd')
  })

  test('keeps TeX’s $& as it is', () => {
    const { slides } = compileText("## A\n\n`$& $' $1`\n\nNote: x")
    expect(nest(slides)).toContain("$&amp; $' $1")
  })

  test('compiles anew only the files that changed', () => {
    const cache: Cache = new Map()
    const files = { 'a.md': '## A\n\n```widget dial\nangle: 71\n```\n\nNote: x', 'b.md': '## B\n\nNote: x' }
    const first = lecture(files, cache)
    const [kept] = cache.values()
    derived.length = 0
    const second = lecture({ ...files, 'b.md': '## B\n\nNew.\n\nNote: x' }, cache)
    expect([...cache.values()][0]).toBe(kept)
    expect(derived).toEqual([])
    expect(second.slides[0]).toEqual(first.slides[0])
    expect(second.slides[1]?.html).toContain('New.')
    expect(cache.size).toBe(2)
  })

  test('repeats the mistakes of files that did not change', () => {
    const cache: Cache = new Map()
    const files = { 'a.md': '## A', 'b.md': '## B\n\nNote: x' }
    expect(lecture(files, cache).mistakes).toEqual(lecture(files, cache).mistakes)
    expect(lecture(files, cache).mistakes).toHaveLength(1)
  })

  test('of Windows files is the same', () => {
    const text = '## A\n\ntext\n\n---\n\n## B\n\n```widget dial\nangle: 3\n```\n\nNote:\nx'
    expect(compileText(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(compileText(text))
  })
})
