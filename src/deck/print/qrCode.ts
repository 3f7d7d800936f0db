/** QR codes, drawn. */
import { encode } from 'uqr'

/** `text` as a QR code: an SVG of one path, a unit for a module, with the four blank modules around it that scanners want. */
export function qrCode(text: string): SVGSVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const svg = element('svg', { class: 'kl-qr', viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true' })
  svg.append(
    element('rect', { width: String(size), height: String(size), fill: '#fff' }),
    element('path', { d: data.map(rowPath).join(''), fill: '#000' }),
  )
  return svg
}

/** The dark stretches of a row, each as a rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  const stretches: string[] = []
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    stretches.push(`M${start} ${y}h${x + 1 - start}v1h${start - x - 1}z`)
  }
  return stretches.join('')
}

function element<K extends keyof SVGElementTagNameMap>(name: K, attributes: Readonly<Record<string, string>>) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value)
  return node
}
