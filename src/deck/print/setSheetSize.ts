/** The size of the sheets that are printed. */
import type { PrintOptions } from './printOptions.ts'

/** Millimetres of a sheet, upright. */
const sheets = { a4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 } }
const mm = 96 / 25.4

/** How far the slide is from the sheet's edge where it fills the sheet, and a handout's margins, in millimetres. */
const border = 8
export const margin = { side: 17, top: 13, bottom: 15 }

/**
 * Sets the size of the sheet and how much smaller than designed a slide stands on it. The rule for pages comes by
 * script, since its size cannot be a variable.
 */
export function setSheetSize({ pages, paper }: PrintOptions): void {
  const { width, height, scale } = layout(pages, paper)
  const sheet = new CSSStyleSheet()
  const around = pages === 'handout' ? `${margin.top}mm ${margin.side}mm ${margin.bottom}mm` : '0'
  sheet.replaceSync(`@page { size: ${width} ${height}; margin: ${around}; }
    :root { --sheet-width: ${width}; --sheet-height: ${height}; --scale: ${scale}; }`)
  document.adoptedStyleSheets.push(sheet)
}

function layout(pages: PrintOptions['pages'], paper: PrintOptions['paper']) {
  if (paper === 'slide') return { width: '1280px', height: '720px', scale: 1 }
  const { width, height } = sheets[paper]
  if (pages === 'handout')
    return { width: `${width}mm`, height: `${height}mm`, scale: ((width - 2 * margin.side) * mm) / 1280 }
  return { width: `${height}mm`, height: `${width}mm`, scale: ((height - 2 * border) * mm) / 1280 }
}
