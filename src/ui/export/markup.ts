/** SVG as text: elements, numbers, and colours and fonts as attributes that every program reads. */

export type Attributes = Record<string, string | number>

/** An element whose content is text, or markup that is ready. */
export function element(
  name: string,
  attributes: Attributes,
  content: string,
  kind: 'text' | 'markup' = 'text',
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? number(value) : value)}"`)
    .join('')
  const inside = kind === 'markup' ? content : escaped(content)
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

/** A length with at most two decimals: a hundredth of a design pixel is more than is seen. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, sign => names[sign] ?? sign)
}

let probe: CanvasRenderingContext2D | null | undefined

/** A colour of CSS as the two attributes of SVG 1.1: many programs know neither `rgb(0 0 0 / 5%)` nor alpha in a colour. */
export function colourAttributes(kind: 'fill' | 'stroke', colour: unknown, alpha = 1): Attributes {
  if (typeof colour !== 'string')
    throw new Error('Only plain colours come out as SVG, not gradients or patterns of a canvas.')
  if (colour === 'none') return { [kind]: 'none' }
  probe ??= document.createElement('canvas').getContext('2d')
  if (!probe) throw new Error('This browser has no canvas to read colours with.')
  probe.fillStyle = '#000'
  probe.fillStyle = colour
  const plain = String(probe.fillStyle)
  const [, r, g, b, a] = /^rgba\((\d+), (\d+), (\d+), ([\d.e-]+)\)$/.exec(plain) ?? []
  const opaque =
    r === undefined ? plain : `#${[r, g, b].map(part => Number(part).toString(16).padStart(2, '0')).join('')}`
  const opacity = Number(a ?? 1) * alpha
  if (opacity === 0) return { [kind]: 'none' }
  return { [kind]: opaque, ...(opacity < 1 ? { [`${kind}-opacity`]: opacity } : {}) }
}

/** For those who do not have the deck's fonts: what comes nearest, the formulas' first. */
const substitutes: [RegExp, string][] = [
  [/KaTeX_Math/, 'KaTeX_Math, "Latin Modern Math", "Cambria Math", "Times New Roman", serif'],
  [/^\W*KaTeX_/, 'KaTeX_Main, "Latin Modern Roman", "Cambria Math", "Times New Roman", serif'],
  [/./, '"Source Serif 4", "Source Serif Pro", Georgia, KaTeX_Main, serif'],
]

/** A font of CSS, such as `italic 600 20px "Source Serif 4", serif`, as attributes. */
export function textAttributes(font: string): Attributes {
  const [, before = '', size = '', family = ''] = /^(.*?)([\d.]+)px(?:\s*\/\s*\S+)? (.*)$/.exec(font) ?? []
  const [weight] = /\b[1-9]00\b/.exec(before) ?? [before.includes('bold') ? '700' : undefined]
  return {
    'font-family': substitutes.find(([first]) => first.test(family))?.[1] ?? 'serif',
    'font-size': Number(size),
    ...(before.includes('italic') ? { 'font-style': 'italic' } : {}),
    ...(weight && weight !== '400' ? { 'font-weight': weight } : {}),
  }
}
