import { describe, expect, test } from 'vitest'
import { lecture } from '../smallLecture.ts'

const slides = {
  '10-a.md':
    '<!-- .slide: id="a" -->\n## A\n\n$q$ and $\\sigma_q^2$\n\nNote:\nMode seeking, and mode seeking again. $q$.',
  '20-b.md': '<!-- .slide: id="b" -->\n## B\n\n$q$\n\nNote:\nMode-seeking *fits* of the [mode seeking](#/a) kind.',
}
const entry = '$q$, mode seeking\n: The *model*.\nsee: b\n\n$\\sigma_q$\n: Its $sd$.\nsee: a\n'

const withGlossary = (glossary: string, more: Record<string, string> = {}) =>
  lecture({ ...slides, ...more, 'glossary.md': glossary })
const mistakes = (glossary: string) => withGlossary(glossary).mistakes

describe('the glossary', () => {
  test('is no slide; it stands behind them, with links to where things are defined', () => {
    const { slides, glossary, mistakes } = withGlossary(`# For readers of the file\n\n<!-- a\n\nb -->\n\n${entry}`)
    expect(mistakes).toEqual([])
    expect(slides.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(glossary).toMatch(
      /<div data-entry="q"><dt>.*mode seeking<\/span><\/dt><dd>The <em>model<\/em>\. <a href="#\/b">B<\/a>/,
    )
    expect(glossary).toContain('<div data-entry="sigma-q">')
  })

  test('marks its symbols on slides and in the narration', () => {
    const { slides } = withGlossary(entry)
    expect(slides[0]?.html.match(/data-symbol="q"/g)).toHaveLength(3) // Two symbols, and a term.
    expect(slides[0]?.html.match(/data-symbol="sigma-q"/g)).toHaveLength(2)
  })

  test('links a term where it is first mentioned, but not on its own slide, nor within a link', () => {
    const { slides } = withGlossary(entry)
    expect(slides[0]?.html).toContain(
      '<p><a href="#/b" class="kl-term" data-symbol="q">Mode seeking</a>, and mode seeking again.',
    )
    expect(slides[1]?.html).not.toContain('kl-term')
  })

  test('lets a symbol mean another thing on some slides, or in a file', () => {
    for (const place of ['b', '20-b']) {
      const { slides, mistakes } = withGlossary(`${entry}\n$q$\n: Another.\nsee: b\nin: ${place}\n`)
      expect(mistakes).toEqual([])
      expect(slides[0]?.html).toContain('data-symbol="q"')
      expect(slides[1]?.html).toContain('data-symbol="q-2"')
      expect(slides[1]?.html).not.toContain('data-symbol="q"')
    }
  })

  test('of a lecture may be missing', () => {
    expect(lecture(slides).glossary).toBe('')
    expect(lecture(slides).slides[0]?.html).not.toContain('data-symbol')
  })

  test('that changes compiles every slide anew', () => {
    const cache = new Map()
    lecture({ ...slides, 'glossary.md': entry }, cache)
    const { slides: anew } = lecture({ ...slides, 'glossary.md': entry.replace('see: b', 'see: a') }, cache)
    expect(anew[0]?.html).not.toContain('kl-term')
  })
})

describe('what is wrong in the glossary', () => {
  test.each([
    ['an unknown slide', '$q$\n: It.\nsee: bb\n', 'slides/glossary.md:3: link: no slide "bb" (did you mean b?)'],
    [
      'an unknown place',
      '$q$\n: It.\nsee: b\nin: 20-c\n',
      'slides/glossary.md:1: in: no slide or file "20-c" (did you mean 20-b?)',
    ],
    [
      'a symbol twice',
      '$q$\n: It.\nsee: b\n\n$q$\n: It.\nsee: b\n',
      'slides/glossary.md:5: duplicate symbol $q$, which slides/glossary.md:1 has: expected "in:" with other slides',
    ],
    [
      'a symbol twice in one place',
      '$q$\n: It.\nsee: b\nin: a\n\n$q$\n: It.\nsee: b\nin: 10-a\n',
      'slides/glossary.md:6: duplicate symbol $q$, which slides/glossary.md:1 has: expected "in:" with other slides',
    ],
    ['no definition', '$q$\nsee: b\n', 'slides/glossary.md:1: no definition: expected ": what it means" below "$q$"'],
    [
      'no place',
      '$q$\n: It.\n',
      'slides/glossary.md:1: no place: expected "see: the slide that defines it" below "$q$"',
    ],
    [
      'a setting that is none',
      '$q$\n: It.\nsse: b\nsee: b\n',
      'slides/glossary.md:3: expected ": definition", "see: slide" or "in: slides", got "sse: b" (did you mean see?)',
    ],
    [
      'broken TeX',
      '$q$\n: It is $\\sigm$.\nsee: b\n',
      'slides/glossary.md:2: TeX: undefined control sequence: \\sigm (did you mean \\sigma?)',
    ],
  ])('%s is reported with its line', (_what, glossary, mistake) => {
    expect(mistakes(glossary)).toContain(mistake)
  })

  test('what nobody meets is remarked upon, and no mistake', () => {
    const { mistakes, remarks } = withGlossary(`${entry}\n$k$, mean seeking\n: It.\nsee: b\n`)
    expect(mistakes).toEqual([])
    expect(remarks).toEqual([
      'slides/glossary.md:9: symbol $k$ is on none of its slides',
      'slides/glossary.md:9: term "mean seeking" is not in the narration',
    ])
  })
})
