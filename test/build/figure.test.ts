import { describe, expect, test } from 'vitest'
import { compileText, derived } from './lecture.ts'

function figureOf(fence: string): string {
  const { slides, mistakes } = compileText(`## A slide\n\n\`\`\`widget dial\n${fence}\n\`\`\`\n\nNote: x`)
  expect(mistakes).toEqual([])
  return /<figure.*<\/figure>/s.exec(slides[0]!.html)![0]
}

/** The state of each stage, in order. */
function statesIn(html: string): string[] {
  return [...html.matchAll(/data-stage="\d+" data-state="([^"]*)"/g)].map(([, state = '']) => state)
}

describe('a figure', () => {
  test('is a place for the widget, its stages, its steps and its sentence', () => {
    expect(figureOf('angle: 45\nsay: Look.\nstep: angle = 90; mood = wild')).toBe(
      '<figure class="kl-figure" data-widget="dial" id="dial" data-state="dial.angle=45&amp;dial.mood=calm" ' +
        'data-controls="all" data-print="1" data-prevent-swipe><div class="kl-mount"></div><div class="kl-stages">' +
        '<div class="kl-stage" data-stage="0" data-state="angle=45&amp;mood=calm"><p class="kl-say">Look.</p></div>' +
        '<div class="kl-stage" data-stage="1" data-state="angle=90&amp;mood=wild"></div></div>' +
        '<span class="fragment kl-step" data-stage="1"></span>' +
        '<figcaption class="kl-caption" aria-live="polite" aria-atomic="true">A wild &lt;dial&gt; at 90°, 100 %.</figcaption></figure>',
    )
  })

  test('has the state of its fields where nothing is said', () => {
    expect(statesIn(figureOf(''))).toEqual(['angle=0&amp;mood=calm'])
  })

  test('adds up its steps', () => {
    expect(statesIn(figureOf('step: angle = 1\nstep:\nstep: mood = wild;\nstep: angle = 2'))).toEqual([
      'angle=0&amp;mood=calm',
      'angle=1&amp;mood=calm',
      'angle=1&amp;mood=calm',
      'angle=1&amp;mood=wild',
      'angle=2&amp;mood=wild',
    ])
  })

  test('is printed at its last stage, or at the one its author names', () => {
    expect(figureOf('step: angle = 9')).toContain('data-print="1"')
    const early = figureOf('print: 0\nstep: angle = 9')
    expect(early).toContain('data-print="0"')
    expect(early).toContain('A calm &lt;dial&gt; at 0°')
  })

  test('takes an id and may go without controls', () => {
    const html = figureOf('id: dial-2\ncontrols: none')
    expect(html).toContain('id="dial-2" data-state="dial-2.angle=0&amp;dial-2.mood=calm" data-controls="none"')
  })

  test('ignores comments, empty lines and indentation', () => {
    expect(figureOf('# angle: 5\n\n  angle: 6  ')).toContain('angle=6&amp;')
  })
})

describe('a question', () => {
  const html = figureOf('ask: Is $a < b$?\nright: Yes, *so* => $a$ is small.\nwrong: No => Look.\nstep:\nsay: See?')

  test('belongs to its stage, which says that it asks', () => {
    expect(html).toContain('<div class="kl-stage" data-stage="0" data-state="angle=0&amp;mood=calm" data-ask>')
    expect(html).toContain('<div class="kl-stage" data-stage="1" data-state="angle=0&amp;mood=calm"><p class="kl-say">')
  })

  test('has its choices as buttons, each with its reply hidden', () => {
    const plain = html.replace(/<span class="kl-math".*?<\/span><\/span><\/span><\/span>/g, 'MATH')
    expect(plain).toContain('<li><button type="button" class="kl-choice" data-right>Yes, <em>so</em></button>')
    expect(plain).toContain(
      '<li><button type="button" class="kl-choice" data-wrong>No</button><p class="kl-reply" hidden>Look.</p></li></ul>',
    )
  })

  test('may hold formulas', () => {
    expect(html).toContain('<p class="kl-ask">Is <span class="kl-math" data-tex="a &lt; b">')
  })
})

test('a state is derived once, however often its slide is compiled', () => {
  figureOf('angle: 33')
  derived.length = 0
  figureOf('angle: 33\nsay: Other words.')
  expect(derived).toEqual([])
})
