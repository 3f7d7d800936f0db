/** Finds the glossary's symbols in formulas, and marks them in the HTML. */
import { escapeHtml, unescapeHtml } from '../html.ts'
import { renderTex } from './renderTex.ts'
import { type Atom, atomsOf, expand, type Range } from './texAtoms.ts'

/** A symbol as a formula is searched for it: its atoms, and the name under which it is explained. */
export interface Pattern {
  name: string
  tex: string
  atoms: readonly Atom[]
}

/** What two patterns of the same symbol have in common, however they are written. */
export function signatureOf({ atoms }: Pick<Pattern, 'atoms'>): string {
  return atoms.map(({ core, index, exponent }) => [core, index?.core, exponent?.core].join(' ')).join(' | ')
}

/**
 * The pattern of a symbol's TeX. What follows a `\cdot` stands for anything: `D_{\text{KL}}(\cdot\|\cdot)` is D with its
 * index, `\langle \cdot \rangle` the angle bracket.
 */
export function patternOf(name: string, tex: string): Pattern {
  const atoms = unwrapped(expand(tex))
  const open = atoms.findIndex(({ core }) => core === '\\cdot')
  const end = open < 0 ? atoms.length : atoms[open - 1]?.core === '(' ? open - 1 : open
  return { name, tex, atoms: atoms.slice(0, end) }
}

/** A macro, or braces, around all of it are not part of it. */
function unwrapped(tex: string): Atom[] {
  let atoms = atomsOf(tex)
  while (atoms.length === 1 && atoms[0]?.core === '' && atoms[0].within.length === 1 && !atoms[0].index)
    atoms = atomsOf(tex, atoms[0].within[0])
  return atoms
}

/** A symbol that was found in a formula, and the stretches of the TeX that are it. */
interface Occurrence {
  pattern: Pattern
  at: Range[]
}

/**
 * The HTML of a formula with every glyph of a symbol marked by `data-symbol`, and those that are one by the same
 * `data-part`. It looks, reads and copies as before. To learn which glyph comes from where, the formula is set a second
 * time with each symbol in a colour of its own, and the two are compared glyph by glyph. `found` hears of each symbol.
 */
export function markSymbols(
  tex: string,
  displayMode: boolean,
  patterns: readonly Pattern[],
  found: (pattern: Pattern) => void = () => {},
): string {
  const html = renderTex(tex, displayMode)
  const source = expand(tex)
  const occurrences = occurrencesIn(source, patterns)
  const brackets = patterns.filter(isBracket)
  if (occurrences.length === 0 && brackets.length === 0) return html
  const glyphs = glyphsOf(html)
  const parts = partsOf(probe(source, occurrences), displayMode)
  // A formula that cannot be taken apart in this way stays as it is.
  if (glyphs.map(({ text }) => text).join('') !== parts.map(({ letter }) => letter).join('')) return html
  let marked = ''
  let done = 0
  let letters = 0
  for (const { text, end } of glyphs) {
    const part = parts[letters]?.part
    letters += [...text].length
    const bracket = brackets.find(({ atoms }) => bracketGlyphs[atoms[0]?.core ?? '']?.includes(text))
    const pattern = bracket ?? (part === undefined ? undefined : occurrences[part]?.pattern)
    if (!pattern) continue
    found(pattern)
    marked += `${html.slice(done, end)} data-symbol="${escapeHtml(pattern.name)}" data-part="${bracket ? 'b' : part}"`
    done = end
  }
  return marked + html.slice(done)
}

/**
 * Longer symbols first: `p(x)` is one thing where it has a meaning of its own, and p and x elsewhere. What stands in the
 * brackets of a longer one means what it means by itself: in $D_{\text{KL}}(P\|Q)$ P and Q.
 */
function occurrencesIn(tex: string, patterns: readonly Pattern[]): Occurrence[] {
  const ranked = patterns.filter(pattern => !isBracket(pattern)).sort((a, b) => b.atoms.length - a.atoms.length)
  const found: Occurrence[] = []
  look(atomsOf(tex))
  return found

  function look(atoms: readonly Atom[], whole?: Pattern): void {
    for (let i = 0; i < atoms.length; ) {
      const pattern = ranked.find(one => one !== whole && stands(one.atoms, atoms.slice(i, i + one.atoms.length)))
      const taken = atoms.slice(i, i + (pattern?.atoms.length ?? 1))
      if (pattern) take(pattern, taken)
      else if (!whole)
        for (const { within, index } of taken)
          for (const inner of [...within, ...(index ? [index.at] : [])]) look(atomsOf(tex, inner))
      const exponent = taken.at(-1)?.exponent
      if (exponent && !whole) look(atomsOf(tex, exponent.at))
      i += taken.length
    }
  }

  function take(pattern: Pattern, taken: readonly Atom[]): void {
    const before = found.length
    look(inBrackets(taken), pattern)
    const inner = new Set(found.slice(before).flatMap(({ at }) => at.map(({ from }) => from)))
    const own = taken.filter(({ fixed }) => !fixed).flatMap(({ at, index }) => (index ? [at, index.at] : [at]))
    found.push({ pattern, at: own.filter(({ from }) => !inner.has(from)) })
  }
}

function inBrackets(atoms: readonly Atom[]): readonly Atom[] {
  const open = atoms.findIndex(({ core }) => core === '(')
  return open < 0
    ? []
    : atoms.slice(
        open + 1,
        atoms.findLastIndex(({ core }) => core === ')'),
      )
}

/** An index is part of a symbol; an exponent, behind its last atom, is not, unless the symbol was written with one. */
function stands(wanted: readonly Atom[], atoms: readonly Atom[]): boolean {
  return (
    wanted.length > 0 &&
    wanted.length === atoms.length &&
    wanted.every((one, i) => {
      const atom = atoms[i]
      const same = atom?.core === one.core && one.core !== '' && atom.index?.core === one.index?.core
      const free = i === wanted.length - 1 && one.exponent === undefined
      return same && (free || atom?.exponent?.core === one.exponent?.core)
    })
  )
}

const bracketGlyphs: Readonly<Record<string, string>> = { '\\langle': '⟨⟩', '\\lvert': '|' }

/** Brackets grow with what they hold and take no colour; but each kind means one thing wherever it stands. */
function isBracket({ atoms }: Pattern): boolean {
  return atoms.length === 1 && (atoms[0]?.core ?? '') in bracketGlyphs
}

/** The formula with every symbol in a colour that is its number. */
function probe(tex: string, occurrences: readonly Occurrence[]): string {
  const ranges = occurrences.flatMap(({ at }, part) => at.map(range => ({ ...range, part })))
  let text = ''
  let done = 0
  for (const { from, to, part } of ranges.sort((a, b) => a.from - b.from)) {
    text += `${tex.slice(done, from)}{\\textcolor{#${(part + 1).toString(16).padStart(6, '0')}}{${tex.slice(from, to)}}}`
    done = to
  }
  return text + tex.slice(done)
}

/** A glyph, or a word set as one: what it says, and where its tag may take an attribute. */
interface Glyph {
  text: string
  style: string
  end: number
}

function glyphsOf(html: string): Glyph[] {
  const seen = html.indexOf('class="katex-html"')
  return [...html.matchAll(/<span((?: [a-z-]+="[^"]*")*)>([^<]+)/g)]
    .filter(({ index, 1: attributes = '' }) => index > seen && !attributes.includes('vlist-s'))
    .map(({ index, 1: attributes = '', 2: text = '' }) => ({
      text: unescapeHtml(text),
      style: attributes,
      end: index + '<span'.length + attributes.length,
    }))
}

/** Every letter of the probe with the number that its colour is. */
function partsOf(tex: string, displayMode: boolean): { letter: string; part: number | undefined }[] {
  return glyphsOf(set(tex, displayMode)).flatMap(({ text, style }) => {
    const colour = /color:#([0-9a-f]{6})/.exec(style)?.[1]
    const part = colour === undefined ? undefined : Number.parseInt(colour, 16) - 1
    return [...text].map(letter => ({ letter, part }))
  })
}

function set(tex: string, displayMode: boolean): string {
  try {
    return renderTex(tex, displayMode)
  } catch {
    return '' // A command that takes no colour within.
  }
}
