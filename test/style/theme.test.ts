import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../src/style/theme.css', import.meta.url), 'utf8')
const [light, dark] = css.split(':root[data-theme=').map(part => new Map(declarations(part)))
const themes = { light: light!, dark: new Map([...light!, ...dark!]) }

function declarations(part: string): [string, string][] {
  return [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value])
}

/** Contrast of two colours as WCAG 2.2 defines it. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const texts = [
  'ink',
  'muted',
  'p-text',
  'q-text',
  'answer-text',
  'weight-text',
  'ratio-text',
  'product-text',
  'mistake',
]
const lines = ['p', 'q', 'answer', 'weight', 'ratio', 'product', 'guide', 'axis', 'hatch', 'focus']

describe.each(['light', 'dark'] as const)('the %s theme', name => {
  const theme = themes[name]
  const ground = theme.get('ground') ?? ''

  test.each(texts)('text in --%s stands out 7:1 from the ground', role => {
    expect(contrast(theme.get(role) ?? '', ground)).toBeGreaterThanOrEqual(7)
  })

  test.each(lines)('a line in --%s stands out 3:1 from the ground', role => {
    expect(contrast(theme.get(role) ?? '', ground)).toBeGreaterThanOrEqual(3)
  })
})
