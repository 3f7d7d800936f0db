import { describe, expect, test } from 'vitest'
import { compileText, derived } from '../smallLecture.ts'

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
    expect(html).toContain('<p class="kl-ask">Is <span class="kl-together"><span class="kl-math" data-tex="a &lt; b">')
  })
})

describe('a question for a number', () => {
  const html = figureOf(
    'ask: How much?\nangle: 45\nnumber: share in nats within 10 %\nright: => Half.\n' +
      'wrong: all of it if answer near 2 * share => No, *half*.\nwrong: something else => Look.',
  )

  test('has a field with its unit, and what it is compared with', () => {
    expect(html).toContain('<div class="kl-question" data-number="share" data-within="10 %" data-unit="nats">')
    expect(html).toMatch(/<label>Your number <input class="kl-field"[^>]* inputmode="decimal"[^>]*\/> nats<\/label>/)
  })

  test('has every reply, hidden, with its condition; the right one with the number computed', () => {
    expect(html).toContain(
      '<p class="kl-reply" data-right hidden><strong class="kl-named">0.5000 nats:</strong> Half.</p>',
    )
    expect(html).toContain(
      '<p class="kl-reply" data-wrong data-if="answer near 2 * share" hidden><strong class="kl-named">all of it:</strong> No, <em>half</em>.</p>',
    )
    expect(html).toContain(
      '<p class="kl-reply" data-wrong hidden><strong class="kl-named">something else:</strong> Look.</p>',
    )
  })

  test('offers ∞ where one may believe in it, and a minus sign where it is negative', () => {
    const other = figureOf(
      'ask: How much?\nnumber: -1 - share\nright: => So.\nwrong: no end if answer near ∞ => No.\nwrong: else => No.',
    )
    expect(html).not.toContain('kl-infinite')
    expect(other).toContain('<button type="button" class="kl-infinite" aria-label="Infinite">∞</button>')
    expect(other).not.toContain('inputmode')
  })
})

test('a question for a place has a button to say “here”, and replies by where that is', () => {
  const html = figureOf(
    'ask: Where?\nplace: angle > 80\nright: up => Yes.\nwrong: down if angle < 10 => No.\nwrong: else => No.',
  )
  expect(html).toContain('data-place="angle &gt; 80" data-within="25 %">')
  expect(html).toContain('<button type="button" class="kl-give">Here</button>')
  expect(html).toContain('data-if="angle &lt; 10"')
})

test('a state is derived once, however often its slide is compiled', () => {
  figureOf('angle: 33')
  derived.length = 0
  figureOf('angle: 33\nsay: Other words.')
  expect(derived).toEqual([])
})
