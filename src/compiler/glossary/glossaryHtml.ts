/** The glossary as the HTML of a section behind the slides. */
import { escapeHtml } from '../html.ts'
import type { Glossary } from './glossary.ts'

/** What symbols show, and a list in the reading view; empty without a glossary. The links are named after `slides`. */
export function glossaryHtml(
  glossary: Glossary | undefined,
  slides: readonly { id: string; heading: string }[],
): string {
  if (!glossary || glossary.entries.length === 0) return ''
  const titles = new Map(slides.map(({ id, heading }) => [id, plainHeading(heading)]))
  const items = glossary.entries.map(
    ({ name, title, definition, see }) =>
      `<div data-entry="${escapeHtml(name)}"><dt>${title}</dt><dd>${definition} ` +
      `<a href="#/${escapeHtml(see)}">${titles.get(see) ?? escapeHtml(see)}</a></dd></div>`,
  )
  return `<section class="kl-glossary" aria-labelledby="kl-glossary" hidden><h2 id="kl-glossary" tabindex="-1">Symbols and terms</h2><dl>${items.join('\n')}</dl></section>`
}

/** A heading without its tags, and without marks of what the glossary explains. */
function plainHeading(html: string): string {
  return html.replace(/^<h\d[^>]*>|<\/h\d>\s*$/g, '').replace(/ data-symbol="[^"]*" data-part="\w*"/g, '')
}
