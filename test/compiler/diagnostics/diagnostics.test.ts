import { describe, expect, test } from 'vitest'
import { compile } from '../../../src/compiler/compile.ts'
import { compileText, lecture } from '../smallLecture.ts'

/** A slide whose content begins on line 3. */
const slide = (content: string) => `## One\n\n${content}\n\nNote:\nWords.`
/** A slide with a figure whose lines begin on line 4. */
const dial = (lines: string) => slide(`\`\`\`widget dial\n${lines}\n\`\`\``)

/** What an author may get wrong: what it is, what was written, and every line of what is said. */
const table: Record<string, [string, string, ...string[]][]> = {
  'a figure': [
    ['unknown', slide('```widget dail\n```'), '3: widget: expected dial, got "dail" (did you mean dial?)'],
    ['without a name', slide('```widget\n```'), '3: widget: expected dial, got nothing'],
    ['with two names', slide('```widget dial big\n```'), '3: widget: expected a name alone, got "dial big"'],
    [
      'in a list',
      slide('- a\n\n  ```widget dial\n  ```'),
      '5: widget: expected at the left margin, got a figure in a list or quote',
    ],
    [
      'in the notes',
      '## One\n\nNote:\n\n```widget dial\n```',
      '5: widget: expected above the "Note:", got a figure in the notes',
    ],
    [
      'in a fence of a misspelt kind',
      slide('```wigdet dial\n```'),
      '3: fence: expected "widget dial", got "wigdet dial" (did you mean widget?)',
    ],
    [
      'in a fence of a plural kind',
      slide('```widgets dial\n```'),
      '3: fence: expected "widget dial", got "widgets dial" (did you mean widget?)',
    ],
    ['in a fence of its own kind', slide('```dial\n```'), '3: fence: expected "widget dial", got "dial"'],
    ['whose model throws at the start', dial('angle: 13'), '3: dial fails at the start: 13 is unlucky'],
    ['whose model throws at a step', dial('say: a\nstep: angle = 13'), '5: dial fails at step 1: 13 is unlucky'],
  ],
  'a line of a figure': [
    [
      'with an unknown key',
      dial('stp: angle = 3'),
      '4: unknown key "stp": expected angle, mood, id, controls, print, say, ask, number, place, right, wrong or step (did you mean step?)',
    ],
    ['without a colon', dial('angle 3'), '4: expected "key: value", got "angle 3"'],
    ['with a value that cannot be read', dial('angle: steep'), '4: angle: expected an angle such as 45, got "steep"'],
    ['with a value that is no choice', dial('mood: sad'), '4: mood: expected calm or wild, got "sad"'],
    ['with a value out of range', dial('angle: 200'), '4: angle: 200 is out of range; the nearest is 90'],
    ['given twice', dial('angle: 3\nmood: wild\nangle: 4'), '6: angle: given twice: line 4 gives it already'],
    ['said twice', dial('say: a\nsay: b'), '5: say: given twice: line 4 gives it already'],
    [
      'that sets the start too late',
      dial('step:\nangle: 4'),
      '5: angle: the start stands before the first step: expected "step: angle = 4"',
    ],
    [
      'that steps an unknown field',
      dial('step: angel = 3'),
      '4: step: unknown field "angel": expected angle or mood (did you mean angle?)',
    ],
    ['that steps without =', dial('step: angle 3'), '4: step: expected "field = value", got "angle 3"'],
    [
      'that steps a field twice',
      dial('step: angle = 3; angle = 4'),
      '4: step: angle: given twice: line 4 gives it already',
    ],
    [
      'that steps out of range',
      dial('step: mood = wild; angle = -1'),
      '4: angle: -1 is out of range; the nearest is 0',
    ],
    [
      'that prints no stage',
      dial('print: 3\nstep:'),
      '4: print: expected a number from 0, the start, to 1, the last step, got "3"',
    ],
    ['that prints a step of none', dial('print: 1'), '4: print: expected 0, for there is no step, got "1"'],
    ['that controls neither', dial('controls: some'), '4: controls: expected all or none, got "some"'],
    [
      'with a bad id',
      dial('id: My Dial'),
      '4: id: expected small letters, digits and hyphens, a letter first, got "My Dial" (did you mean my-dial?)',
    ],
    [
      'with broken TeX',
      dial('say: $\\frac12 is half'),
      '4: "$\\frac12 is half" is in no formula: expected $…$ without spaces inside, or \\$ for a dollar',
    ],
  ],
  'a question': [
    [
      'without a right answer',
      dial('ask: Q?\nwrong: a => b\nwrong: c => d'),
      '4: ask: expected exactly one "right:", got none',
    ],
    [
      'with two right answers',
      dial('ask: Q?\nright: a => b\nright: c => d'),
      '4: ask: expected exactly one "right:", got 2',
    ],
    ['with one choice', dial('ask: Q?\nright: a => b'), '4: ask: expected two choices or more, got 1'],
    [
      'with a choice that has no reply',
      dial('ask: Q?\nright: a\nwrong: b => c'),
      '5: right: expected "answer => reply", got "a"',
    ],
    [
      'that is not asked',
      dial('ask: Q?\nright: a => b\nwrong: c => d\nstep:\nwrong: e => f'),
      '8: wrong: expected "ask:" before it, at the same step',
    ],
  ],
  'a number or a place that is asked for': [
    [
      'where nothing is asked',
      dial('number: share\nstep:\nask: Q?\nright: a => b\nwrong: c => d'),
      '4: number: expected "ask:" before it, at the same step',
    ],
    [
      'beside another',
      dial('ask: Q?\nnumber: share\nplace: angle > 3\nright: => b\nwrong: d => e'),
      '6: place: expected one number or place, line 5 asks for one already',
    ],
    [
      'of an unknown name',
      dial('ask: Q?\nnumber: shares\nright: => b\nwrong: d => e'),
      '5: number: expected a quantity or field such as share, angle, got "shares" (did you mean share?)',
    ],
    [
      'that cannot be read',
      dial('ask: Q?\nnumber: share +\nright: => b\nwrong: d => e'),
      '5: number: expected a number or a name, got nothing',
    ],
    [
      'in another unit',
      dial('ask: Q?\nnumber: share in nuts\nright: => b\nwrong: d => e'),
      '5: number: expected nats after "in", got "nuts" (did you mean nats?)',
    ],
    [
      'within nothing',
      dial('ask: Q?\nnumber: share within 0\nright: => b\nwrong: d => e'),
      '5: number: within: expected an amount such as 0.05 or a share such as 5 %, got "0"',
    ],
    [
      'that is no condition',
      dial('ask: Q?\nplace: angle\nright: a => b\nwrong: d => e'),
      '5: place: expected near, < or >, got nothing',
    ],
    [
      'where the figure stands already',
      dial('ask: Q?\nangle: 50\nplace: angle > 45\nright: a => b\nwrong: d => e'),
      '6: place: expected something to be dragged, but the figure stands there at this step',
    ],
    ['with one answer', dial('ask: Q?\nnumber: share\nright: => b'), '4: ask: expected two answers or more, got 1'],
    [
      'whose answer has no condition, and is not the last',
      dial('ask: Q?\nplace: angle > 45\nright: a => b\nwrong: c => d\nwrong: e => f'),
      '7: wrong: expected "answer if condition => reply", got "c"',
    ],
    [
      'whose last answer has one',
      dial('ask: Q?\nplace: angle > 45\nright: a => b\nwrong: c if angle < 3 => d'),
      '7: wrong: expected the last one without "if", for whatever is left, got "if angle < 3"',
    ],
    [
      'whose condition names nothing',
      dial('ask: Q?\nplace: angle > 45\nright: a => b\nwrong: c if angel < 3 => d\nwrong: e => f'),
      '7: wrong: expected a quantity or field such as share, angle, got "angel" (did you mean angle?)',
    ],
    [
      'whose condition cannot be read',
      dial('ask: Q?\nplace: angle > 45\nright: a => b\nwrong: c if angle 3 => d\nwrong: e => f'),
      '7: wrong: expected near, < or >, got "3"',
    ],
    [
      'whose wrong answer would be right',
      dial('ask: Q?\nangle: 45\nnumber: share\nright: => b\nwrong: c if answer near 0.51 => d\nwrong: e => f'),
      '8: wrong: expected an answer that is not right, but "answer near 0.51" holds within what counts as right',
    ],
    [
      'without a name for the right place',
      dial('ask: Q?\nplace: angle > 45\nright: => b\nwrong: e => f'),
      '6: right: expected "answer => reply", got "=> b"',
    ],
  ],
  'a formula': [
    [
      'with an unknown command',
      slide('text\n$\\alpa$'),
      '4: TeX: undefined control sequence: \\alpa (did you mean \\alpha?)',
    ],
    ['broken in one place', slide('$a_b_c$'), '3: TeX: double subscript, at "_c"'],
    [
      'broken on its third line',
      slide('$$\na\n+ \\frac{1\n$$'),
      "5: TeX: unexpected end of input in a macro argument, expected '}', at its end",
    ],
    ['broken in a table', slide('| a |\n|---|\n| b |\n| $\\foo$ |'), '6: TeX: undefined control sequence: \\foo'],
    [
      'broken in a choice',
      dial('ask: Q?\nright: $\\foo$ => b\nwrong: c => d'),
      '5: TeX: undefined control sequence: \\foo',
    ],
    [
      'with a letter TeX has not',
      slide('$é$'),
      '3: TeX: accented Unicode text character "é" used in math mode, at "é"',
    ],
    ['that leads elsewhere', slide('$\\href{http://x}{y}$'), '3: TeX: \\href is not allowed in a slide'],
    ['without an end', slide('$$ a'), '3: unclosed $$: expected $$ at the end of a line before the next blank line'],
    [
      'displayed within a line',
      slide('so $$x$$ is'),
      '3: "$$x$$ is" is in no formula: expected $$ at the beginning and the end of a line, or \\$ for a dollar',
    ],
    [
      'with spaces inside',
      slide('so $ x $'),
      '3: "$ x $" is in no formula: expected $…$ without spaces inside, or \\$ for a dollar',
    ],
    [
      'in a block of HTML',
      slide('<div>\n$x$\n</div>'),
      '3: TeX within a block of HTML is not read: expected blank lines around what is Markdown',
    ],
  ],
  'an image or link': [
    [
      'of a file that is not there',
      slide('![a](assets/crve.svg)'),
      '3: image: no file assets/crve.svg (did you mean assets/curve.svg?)',
    ],
    [
      'of a file elsewhere',
      slide('![a](curve.svg)'),
      '3: image: expected a file such as assets/figure.svg, got "curve.svg" (did you mean assets/curve.svg?)',
    ],
    [
      'without a description',
      slide('![](assets/curve.svg)'),
      '3: image without a description: expected ![what it shows](assets/curve.svg)',
    ],
    [
      'in HTML without one',
      slide('<img src="assets/curve.svg">'),
      '3: <img> without alt: expected alt="what it shows"',
    ],
    [
      'of another server',
      slide('![a](https://x.org/a.svg)'),
      '3: image: the deck loads nothing from elsewhere: expected a file under assets/, got "https://x.org/a.svg"',
    ],
    [
      'of another server, in HTML',
      slide('<iframe src="//x.org"></iframe>'),
      '3: <iframe> src: the deck loads nothing from elsewhere: expected a file under assets/, got "//x.org"',
    ],
    [
      'of another server, in a style',
      slide('<p style="background: url(https://x.org/a.png)">a</p>'),
      '3: <p> style: the deck loads nothing from elsewhere: expected a file under assets/, got "https://x.org/a.png"',
    ],
    [
      'of another server, behind the slide',
      `<!-- .slide: data-background-image="https://x.org/a.png" -->\n${slide('a')}`,
      '1: .slide: data-background-image: the deck loads nothing from elsewhere: expected a file under assets/, got "https://x.org/a.png"',
    ],
    ['to no slide', slide('[a](#/ome)'), '3: link: no slide "ome" (did you mean one?)'],
    ['to no slide, in a figure', dial('say: [a](#/two)'), '4: link: no slide "two"'],
    ['to a slide without a slash', slide('[a](#one)'), '3: link: expected "#/one", got "#one"'],
    ['to a file that is not there', slide('[a](assets/b.pdf)'), '3: link: no file assets/b.pdf'],
  ],
  notes: [
    ['missing', '## One\n\ntext', '1: missing notes separator: expected a line that begins with "Note:"'],
    [
      'without their colon',
      '## One\n\ntext\n\nNote - say it',
      '5: missing notes separator: expected a line that begins with "Note:", got "Note - say it" (did you mean "Note:"?)',
    ],
    [
      'begun twice',
      '## One\n\nNote: a\n\nNote: b',
      '5: second "Note:" of a slide: expected one, and --- before the next slide',
    ],
  ],
  'a slide': [
    [
      'that is empty',
      `${slide('a')}\n\n---\n\n---\n\n## Two\n\nNote: b`,
      '8: empty slide: expected a heading, a text and a "Note:"',
    ],
    ['without a heading', 'text\n\nNote: a', '1: slide without a heading: expected "## Heading"'],
    [
      'whose heading lacks a space',
      '#One\n\nNote: a',
      '1: slide without a heading: expected "## Heading", got "#One" (did you mean "# One"?)',
    ],
    [
      'whose heading stands late',
      'text\n\n## One\n\nNote: a',
      '3: the heading stands first: expected nothing before it on its slide',
    ],
    [
      'with two headings',
      slide('## Two'),
      '3: second heading of a slide: expected ### here, or --- before it to start a slide',
    ],
    [
      'whose id is taken',
      `${slide('a')}\n\n---\n\n${slide('b')}`,
      '10: duplicate id "one", which slides/a.md:1 has: expected <!-- .slide: id="one-2" -->',
    ],
    [
      'whose id is taken by a figure',
      `${dial('')}\n\n---\n\n## Dial\n\nNote: a`,
      '12: duplicate id "dial", which slides/a.md:3 has: expected <!-- .slide: id="dial-2" -->',
    ],
    [
      'with a figure whose id is taken',
      `${dial('')}\n\n---\n\n## Two\n\n\`\`\`widget dial\n\`\`\`\n\nNote: a`,
      '14: duplicate id "dial", which slides/a.md:3 has: expected id: dial-2',
    ],
    [
      'with a bad id',
      `<!-- .slide: id="Two Words" -->\n${slide('a')}`,
      '1: id: expected small letters, digits and hyphens, a letter first, got "Two Words" (did you mean two-words?)',
    ],
    [
      'without words for an id',
      '## $x$\n\nNote: a',
      '1: no id can be made of the heading: expected <!-- .slide: id="…" -->',
    ],
    [
      'begun with too many dashes',
      slide('a\n\n----'),
      '5: expected --- or -- at the left margin to start a slide, or *** for a rule, got "----"',
    ],
    [
      'begun away from the margin',
      slide('a\n\n ---'),
      '5: expected --- or -- at the left margin to start a slide, or *** for a rule, got "---"',
    ],
  ],
  'a comment': [
    [
      'with an attribute out of quotes',
      slide('a <!-- .element: class=fragment -->'),
      '3: .element: expected attributes such as class="wide", got "class=fragment"',
    ],
    [
      'with curly quotes',
      slide('<!-- .slide: class=“a” -->'),
      '3: .slide: expected attributes such as class="wide", got "class=“a”"',
    ],
    ['with nothing', slide('<!-- .slide: -->'), '3: .slide: expected attributes such as class="wide", got nothing'],
    [
      'with a misspelt name',
      slide('a <!-- .elment: class="a" -->'),
      '3: expected .slide: or .element:, got ".elment:" (did you mean .element?)',
    ],
    [
      'in the plural',
      slide('<!-- .slides: class="a" -->'),
      '3: expected .slide: or .element:, got ".slides:" (did you mean .slide?)',
    ],
    [
      'without its dot',
      slide('<!-- slide: class="a" -->'),
      '3: expected .slide: or .element:, got "slide:" (did you mean .slide?)',
    ],
    ['without its colon', slide('<!-- .slide class="a" -->'), '3: expected ".slide:", got ".slide"'],
    [
      'with nothing before it',
      `<!-- .element: class="a" -->\n${slide('a')}`,
      '1: .element: expected an element before it, found nothing',
    ],
    [
      'behind raw HTML',
      slide('<p>a</p>\n\n<!-- .element: class="a" -->'),
      '5: .element: the element before it is raw HTML: expected the attributes in its tag',
    ],
    [
      'with text beside it',
      slide('<!-- a --> *text*'),
      '3: text beside a comment is not read as Markdown: expected "*text*" on its own line',
    ],
    [
      'for the slide, in its notes',
      `${slide('a')}\n\n<!-- .slide: class="a" -->`,
      '5: .slide: expected above the "Note:", got it in the notes',
    ],
  ],
  'what is not closed': [
    [
      'a fence',
      slide('```python\nx = 1'),
      '3: unclosed fence: expected ``` on a line of its own before the slide ends',
    ],
    [
      'a figure',
      slide('```widget dial\nangle: 3'),
      '3: unclosed fence: expected ``` on a line of its own before the slide ends',
    ],
    ['a comment', slide('<!-- .slide: id="a"'), '3: unclosed HTML: expected --> before the slide ends'],
    ['an element', slide('<div>\n\na'), '3: unclosed <div>: expected </div>'],
    ['nothing at all', slide('a\n\n</div>'), '5: </div> closes nothing: expected <div> before it'],
  ],
}

describe.each(Object.entries(table))('%s', (_about, cases) => {
  test.each(cases)('%s', (_what, text, ...messages) => {
    expect(compileText(text).mistakes).toEqual(messages.map(message => `slides/a.md:${message}`))
  })
})

describe('a slide with mistakes', () => {
  test('shows each in place of what is wrong, and the rest as it is', () => {
    const { slides } = compileText(
      '## One\n\na $\\foo$ b\n\n```widget dail\n```\n\n![](assets/x.png)\n\nlast\n\nNote: c',
    )
    expect(slides[0]?.html).toContain(
      '<p>a <span class="kl-mistake" role="alert">slides/a.md:3: TeX: undefined control sequence: \\foo</span> b</p>',
    )
    expect(slides[0]?.html).toContain(
      '<div class="kl-mistake" role="alert">slides/a.md:5: widget: expected dial, got &quot;dail&quot; (did you mean dial?)</div>',
    )
    expect(slides[0]?.html).toContain('<p>last</p>')
  })

  test('closes what it opens, so that the next slide is whole', () => {
    const { slides } = compileText('## One\n\n</section><div>\n\na\n\nNote: b\n---\n## Two\n\nNote: c')
    expect(slides[0]?.html).toMatch(/<div class="kl-text"><div>\n<p>a<\/p>\n<\/div><\/div><aside/)
  })

  test('asks no other server, even in development', () => {
    const { slides } = compileText(slide('<img src="https://x.org/a.png" alt="a">\n\n![a](//x.org/b.png)'))
    expect(slides[0]?.html).not.toMatch(/src="(https:)?\/\//)
  })

  test('hides no other slide, nor a file of mistakes another file', () => {
    const { slides, mistakes } = lecture({
      'a.md': '## A\n\n$$\n\n```widget dail\n\nNote: a\n---\n## B\n\nNote: b',
      'b.md': '',
      'c.md': '## C\n\nNote: c',
    })
    expect(slides.map(({ id }) => id)).toEqual(['a', 'b', 'slide-1', 'c'])
    expect(mistakes).toHaveLength(3)
  })
})

test('mistakes come in the order of files and lines', () => {
  const { mistakes } = lecture({ 'b.md': '## B\n\n[a](#/x)\n\n$\\foo$', 'a.md': '## A' })
  expect(mistakes.map(text => text.split(': ')[0])).toEqual([
    'slides/b.md:1',
    'slides/b.md:3',
    'slides/b.md:5',
    'slides/a.md:1',
  ])
})

test('an error nobody foresaw is a mistake of its slide, and of no other', () => {
  const assets = ['curve.svg']
  assets.includes = () => {
    throw new Error('no disk')
  }
  const text = '## A\n\n![a](assets/curve.svg)\n\nNote: x\n---\n## B\n\nNote: y'
  const { slides, mistakes } = compile([{ path: 'slides/a.md', text }], { widgets: {}, assets })
  expect(slides.map(({ id }) => id)).toEqual(['slide-1', 'b'])
  expect(mistakes).toEqual([{ file: 'slides/a.md', line: 1, message: 'the slide could not be compiled: no disk' }])
})
