/** The signs of the deck's buttons, as paths in a square of 24. */
export const icons = {
  reading: 'M4 5h16M4 10h16M4 15h16M4 20h9',
  contents: 'M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5',
  symbols: 'M20 7h-8.5a6 6 0 1 0 4 1.5',
  search: 'M15.5 15.5 20 20M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
}

export function iconOf(path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const icon = document.createElementNS(space, 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(space, 'path')
  line.setAttribute('d', path)
  icon.append(line)
  return icon
}
