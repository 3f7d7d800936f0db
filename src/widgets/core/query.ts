/**
 * The link grammar: `explorer.p=normal(0,+1)&explorer.q=…`, readable query parameters in the fence's notation.
 * Only what would change the meaning of the query is percent-encoded.
 */

/** Writes entries `[name, value]` as a readable query (without `?`). */
export function formatQuery(entries: Iterable<readonly [string, string]>): string {
  return [...entries].map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
}

/** Reads a query (with or without `?`) into its entries, in order. */
export function parseQuery(query: string): [string, string][] {
  return [...new URLSearchParams(query)]
}

/** The part of a query that concerns the widget `id`: entries by field. */
export function entriesFor(id: string, query: string): [string, string][] {
  const prefix = `${id}.`
  return parseQuery(query)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value])
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/%2C/g, ',')
    .replace(/%3A/g, ':')
    .replace(/%2F/g, '/')
    .replace(/%3B/g, ';')
}
