/** Vite plugin for the picture that a link to the deck is previewed with. */
import type { Plugin } from 'vite'

/**
 * Those who show previews want the picture's whole address: it is written where the deck's own is known
 * (`DECK_URL=https://example.org/lecture/ npm run build`), else it stays relative.
 */
export function previewImage(address: string | undefined): Plugin {
  return {
    name: 'deck-preview',
    transformIndexHtml: { order: 'post', handler: html => withWholeAddresses(html, address) },
  }
}

/** `html` with the address of its preview picture whole, and the page's own beside it. */
export function withWholeAddresses(html: string, address: string | undefined): string {
  if (!address) return html
  if (!URL.canParse(address)) throw new RangeError(`DECK_URL: expected an address such as https://…, got “${address}”`)
  const base = address.endsWith('/') ? address : `${address}/`
  return html.replace(
    /<meta property="og:image" content="([^"]*)" ?\/?>/,
    (_, path: string) =>
      `<meta property="og:image" content="${new URL(path, base).href}" />\n<meta property="og:url" content="${new URL(base).href}" />`,
  )
}
