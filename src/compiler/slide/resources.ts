/** The files that slides name: which there are, and where the page finds them. */
import { suggest } from '../../text/suggest.ts'

/** What a slide asks the browser to load. */
export interface Resources {
  /** Files under assets/, as paths within it. */
  assets: readonly string[]
}

const loading = new Set([
  'src',
  'srcset',
  'poster',
  'data',
  'data-src',
  'data-srcset',
  'data-background',
  'data-background-image',
  'data-background-video',
  'data-background-iframe',
])

/**
 * An attribute's value as the page needs it: `assets/x.svg` becomes `./x.svg`. `fail` is told of what would be loaded
 * and is not there, or is not ours.
 */
export function attributeAsServed(
  name: string,
  value: string,
  { assets }: Resources,
  fail: (message: string) => void,
): string {
  if (name === 'style') {
    const foreign = urlsInStyle(value).find(isExternal)
    if (foreign !== undefined) fail(external('style', foreign))
    return foreign !== undefined ? '' : value.replace(/url\(\s*(["']?)(?:\.{0,2}\/)?assets\//g, 'url($1./')
  }
  if (!loading.has(name)) return value
  if (name === 'data-background' && !/[/.]/.test(value)) return value
  return fileAsServed(value, name, { assets }, fail)
}

/** `assets/x.svg` as the page's `./x.svg`, if there is such a file; nothing for what is not ours. */
export function fileAsServed(
  url: string,
  what: string,
  { assets }: Resources,
  fail: (message: string) => void,
): string {
  if (isExternal(url)) {
    fail(external(what, url))
    return ''
  }
  if (/^data:/i.test(url)) return url
  const path = assetPath(url)
  if (path === undefined)
    fail(`${what}: expected a file such as assets/figure.svg, got "${decode(url)}"${meant(decode(url), assets)}`)
  else if (!assets.includes(path)) fail(`${what}: no file assets/${path}${meant(path, assets)}`)
  return path === undefined ? url : `./${encodeURI(path)}`
}

function meant(path: string, assets: readonly string[]): string {
  const known = suggest(path, assets)
  return known === undefined ? '' : ` (did you mean assets/${known}?)`
}

/** The path within assets/ of a URL that names one. */
export function assetPath(url: string): string | undefined {
  return /^(?:\.{1,2}\/)?assets\/([^?#]+)/.exec(decode(url))?.[1]
}

/** URLs that a style loads. */
export function urlsInStyle(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/gi)].map(([, url, imported]) =>
    (url ?? imported ?? '').trim(),
  )
}

export function isExternal(url: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(url)
}

export function external(what: string, url: string): string {
  return `${what}: the deck loads nothing from elsewhere: expected a file under assets/, got "${url}"`
}

function decode(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
