/** What was probably meant by a name that is none, for messages. */
import { distance } from 'fastest-levenshtein'

/**
 * The name among `names` that `name` was probably meant to be: at most a third of its letters wrong, or all of them right
 * in another order; else the shortest that it is the beginning of, from three letters on.
 */
export function suggest(name: string, names: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase()
  const ranked = [...names]
    .map(known => ({ known, far: typos(wanted, known.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  const best = ranked[0]
  if (best && best.far <= Math.max(1, Math.floor(name.length / 3))) return best.known
  // of names that begin alike the nearest is the shortest
  return name.length < 3 ? undefined : ranked.find(({ known }) => known.toLowerCase().startsWith(wanted))?.known
}

function typos(a: string, b: string): number {
  const shuffled = a.length === b.length && [...a].sort().join('') === [...b].sort().join('')
  return a !== b && shuffled ? Math.min(1, distance(a, b)) : distance(a, b)
}

/** ` (did you mean …?)`, or nothing where no name is near. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const known = suggest(name, names)
  return known === undefined ? '' : ` (did you mean ${known}?)`
}

/** `a, b or c` */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
