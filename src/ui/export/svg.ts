/** A picture as an SVG file. */
import { type Attributes, colourAttributes, element, number, textAttributes } from './markup.ts'
import type { Picture, Piece, Run, Shape } from './pieces.ts'
import { record } from './recorder.ts'

/** What a saved figure says of itself. */
export interface About {
  /** The figure's id: others in it begin with it, so that several pictures can stand in one page. */
  id: string
  title: string
  sentence: string
  /** Back to the live figure. */
  link: string
}

/** A picture as an SVG file: vectors, text as text, on white. */
export function toSvg(picture: Picture, { id, title, sentence, link }: About): string {
  const { left, top, width, height, pieces } = picture
  const source = element('dc:source', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, link)
  const parts = [
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-desc` }, sentence),
    element('metadata', {}, source, 'markup'),
    element('rect', { x: left, y: top, width, height, fill: '#ffffff' }, ''),
    ...pieces.map((piece, index) => written(piece, `${id}-${index + 1}`)),
  ]
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: [left, top, width, height].map(number).join(' '),
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', attributes, `\n${parts.join('\n')}\n`, 'markup')}\n`
}

function written(piece: Piece, prefix: string): string {
  if (piece.kind === 'words') return piece.runs.some(({ rim }) => rim) ? rimmed(piece.runs) : text(piece.runs)
  if (piece.kind === 'shape') return outline(piece.shape)
  const { plot, panel, x, y } = piece
  const drawn = record(prefix, plot.width, plot.height, canvas => plot.drawOn(canvas))
  const named: Attributes = panel ? { 'aria-label': panel } : {}
  return element('g', { transform: `translate(${number(x)} ${number(y)})`, ...named }, `\n${drawn}\n`, 'markup')
}

function outline({ d, x, y, fill, stroke, strokeWidth, dash, cap, join, opacity }: Shape): string {
  if (d === '' || (fill === 'none' && stroke === 'none')) return ''
  return element(
    'path',
    {
      d: d.replace(/-?\d+\.\d{3,}/g, digits => number(Number(digits))),
      ...(x || y ? { transform: `translate(${number(x)} ${number(y)})` } : {}),
      ...colourAttributes('fill', fill),
      ...(stroke === 'none' ? {} : { ...colourAttributes('stroke', stroke), 'stroke-width': strokeWidth }),
      ...(dash.length > 0 ? { 'stroke-dasharray': dash.map(number).join(' ') } : {}),
      ...(cap === 'butt' ? {} : { 'stroke-linecap': cap }),
      ...(join === 'miter' ? {} : { 'stroke-linejoin': join }),
      ...(opacity < 1 ? { opacity } : {}),
    },
    '',
  )
}

/** As wide as on the page, whatever font stands in: words beside one another never touch. */
function text(runs: readonly Run[], more: (run: Run) => Attributes = ({ colour }) => colourAttributes('fill', colour)) {
  const spans = runs.map(run => {
    const { x, y, width, font } = run
    const place = { x, y, textLength: width, lengthAdjust: 'spacingAndGlyphs' }
    return element('tspan', { ...place, ...textAttributes(font), ...more(run) }, run.text)
  })
  return element('text', { 'xml:space': 'preserve' }, spans.join(''), 'markup')
}

function rimmed(runs: readonly Run[]): string {
  const rims = text(runs, ({ rim }) =>
    rim
      ? {
          fill: 'none',
          ...colourAttributes('stroke', rim.colour),
          'stroke-width': rim.width,
          'stroke-linejoin': 'round',
        }
      : { fill: 'none' },
  )
  return element('g', { 'aria-hidden': 'true' }, rims, 'markup') + text(runs)
}
