/** Vite plugin that orders the page so that its first slide is painted early. */
import type { Plugin } from 'vite'

/**
 * Lets the first slide be painted before anything but the page itself has come: its style is inlined by the page, and
 * whatever else would hold the browser up (style sheets, the early script) waits behind it.
 */
export function firstPaint(): Plugin {
  return {
    name: 'deck-first-paint',
    transformIndexHtml: { order: 'post', handler: behindFirstSlide },
  }
}

/** `html` with its style sheets moved behind the first slide, and the script that sets theme and place before them. */
export function behindFirstSlide(html: string): string {
  const end = html.indexOf('</section>') + '</section>'.length
  if (!html.includes('<style') || end < '</section>'.length) return html
  const sheets: string[] = []
  const take = (sheet: string) => {
    sheets.push(sheet.trim())
    return ''
  }
  const head = html.slice(0, end).replace(/\s*<link rel="stylesheet"[^>]*>/g, take)
  return `${head}\n<script src="./early.js"></script>\n${sheets.join('\n')}${html.slice(end)}`
}
