/** HTML as text: escaped and unescaped text, attributes and class names. */

/** Text as it stands in an element or in a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Attributes with a space before each; an empty `data-` value is written as a bare name. */
export function attributesHtml(attributes: Iterable<readonly [string, string]>): string {
  return [...attributes]
    .map(([name, value]) => (value === '' && name.startsWith('data-') ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join('')
}

/** Class names in one attribute's value; what is missing is left out. */
export function classes(...names: (string | null | undefined | false)[]): string {
  return names.filter(Boolean).join(' ')
}

/** The text that escaped text stands for. */
export function unescapeHtml(html: string): string {
  const named: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&amp;': '&' }
  return html.replace(/&(?:lt|gt|quot|#x27|amp);/g, entity => named[entity] ?? entity)
}
