/** The ids of slides and figures: which are allowed, and how one is made from words. */
import { quoted } from '../../text/quoted.ts'

/** What slides and figures may be called: readable in an address. */
const pattern = /^[a-z][a-z0-9-]*$/

export function isId(text: string): boolean {
  return pattern.test(text)
}

/** Why `text` is no id, and what it could be instead. */
export function idProblem(text: string): string {
  const slug = slugOf(text)
  const hint = slug === '' || slug.length > 60 ? '' : ` (did you mean ${slug}?)`
  return `id: expected small letters, digits and hyphens, a letter first, got ${quoted(text)}${hint}`
}

/** Words as an id; empty where nothing is left of them. */
export function slugOf(text: string): string {
  const words = text.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '')
  const slug = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return /^[0-9]/.test(slug) ? `slide-${slug}` : slug
}
