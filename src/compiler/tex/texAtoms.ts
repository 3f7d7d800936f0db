/** Reads TeX as atoms: the letters, commands and signs that can mean something, each with its index and exponent. */
import { macros } from './macros.ts'

/** A stretch of a formula's TeX. */
export interface Range {
  from: number
  to: number
}

/** The smallest thing in a formula that can mean something: a letter, a command, a sign, with what hangs on it. */
export interface Atom {
  /** Where it is written, without index and exponent. */
  at: Range
  /** What it is, spelt alike wherever it is written: `q`, `\varphi`, `\mathcal D`. Empty for what only holds other things. */
  core: string
  /** What stands below it, spelt alike; and where. */
  index?: { core: string; at: Range }
  exponent?: { core: string; at: Range }
  /** What is written within it and is read by itself: a group, the parts of a fraction. */
  within: Range[]
  /** It cannot be wrapped in anything: the delimiter after `\left`. */
  fixed: boolean
}

/** How many arguments of a command are read by themselves. */
const transparent: Readonly<Record<string, number>> = {
  ...Object.fromEntries('frac dfrac tfrac cfrac binom'.split(' ').map(name => [name, 2])),
  ...Object.fromEntries('sqrt underbrace overbrace boxed underline overline'.split(' ').map(name => [name, 1])),
}

/** Commands whose argument is part of what they are: `\mathcal{D}`, `\hat{\mu}`, `\text{KL}`. */
const whole = new Set(
  `text textrm textbf textit mathrm mathbf mathcal mathbb mathit mathsf mathfrak boldsymbol operatorname hat widehat bar
  tilde widetilde vec dot ddot`
    .split(/\s+/)
    .map(name => `\\${name}`),
)
/** Commands whose first argument is no formula, or is not to be seen. */
const skipped = new Set(
  'begin end hspace vspace tag color textcolor phantom hphantom vphantom'.split(' ').map(name => `\\${name}`),
)
const delimiting = /^\\(?:left|right|middle|[bB]igg?[lrm]?)$/

/** A formula's TeX with the macros of the deck written out, those within macros too. */
export function expand(tex: string): string {
  let text = tex
  while (text.length < 10_000) {
    const call = [...text.matchAll(/\\[A-Za-z]+/g)].find(([name]) => Object.hasOwn(macros, name))
    if (!call) break
    const body = macros[call[0]] ?? ''
    const given: string[] = []
    let end = call.index + call[0].length
    for (let n = 0; n < Math.max(0, ...[...body.matchAll(/#(\d)/g)].map(([, n]) => Number(n))); n++) {
      const argument = argumentAt(text, end)
      given.push(text.slice(argument.at.from, argument.at.to))
      end = argument.end
    }
    const written = body.replace(/#(\d)/g, (_, n) => given[Number(n) - 1] ?? '')
    text = `${text.slice(0, call.index)}{${written}}${text.slice(end)}`
  }
  return text
}

/** The atoms of `tex` within `range`, in order. */
export function atomsOf(tex: string, range: Range = { from: 0, to: tex.length }): Atom[] {
  const atoms: Atom[] = []
  let position = range.from
  let fixed = false
  while (position < range.to) {
    const token = tokenAt(tex, position)
    const from = position + token.blank
    let to = from + token.text.length
    if (from >= range.to || token.text === '') break
    position = to
    if (delimiting.test(token.text)) {
      fixed = true
      continue
    }
    if (token.text === "'") continue
    if (token.text === '_' || token.text === '^') {
      const { at, end } = argumentAt(tex, to)
      const part = { core: coreOf(tex, at), at }
      const bearer = atoms.at(-1)
      if (bearer && token.text === '_') bearer.index = part
      else if (bearer) bearer.exponent = part
      position = end
      continue
    }
    const atom: Atom = { at: { from, to }, core: token.text, within: [], fixed }
    fixed = false
    if (token.text === '{') {
      const { at, end } = argumentAt(tex, from)
      to = end
      Object.assign(atom, { core: '', within: [at] })
    } else if (whole.has(token.text)) {
      to = argumentAt(tex, to).end
      atom.core = coreOf(tex, { from, to })
    } else if (skipped.has(token.text)) {
      to = argumentAt(tex, to).end
      atom.core = ''
    } else {
      for (let n = 0; n < (transparent[token.text.slice(1)] ?? 0); n++) {
        const { at, end } = argumentAt(tex, to)
        atom.within.push(at)
        to = end
      }
      if (atom.within.length > 0) atom.core = ''
    }
    atom.at = { from, to }
    atoms.push(atom)
    position = to
  }
  return atoms
}

/** The command, letter, digit or sign at `position`, and how many blanks stand before it. */
function tokenAt(tex: string, position: number): { text: string; blank: number } {
  const [all = '', blank = '', text = ''] = /^(\s*)(\\[A-Za-z]+|\\[\s\S]|[\s\S])?/.exec(tex.slice(position)) ?? []
  return { text: all === '' ? '' : text, blank: blank.length }
}

/** What a command or a `_` before `position` takes: a group, without its braces, or one token with what belongs to it. */
function argumentAt(tex: string, position: number): { at: Range; end: number } {
  const { text, blank } = tokenAt(tex, position)
  const from = position + blank
  if (text !== '{') {
    const end = whole.has(text) ? argumentAt(tex, from + text.length).end : from + text.length
    return { at: { from, to: end }, end }
  }
  let depth = 0
  for (const { 0: brace, index } of tex.slice(from).matchAll(/\\[\s\S]|[{}]/g)) {
    depth += brace === '{' ? 1 : brace === '}' ? -1 : 0
    if (depth === 0) return { at: { from: from + 1, to: from + index }, end: from + index + 1 }
  }
  return { at: { from: from + 1, to: tex.length }, end: tex.length }
}

/** TeX spelt alike whatever its blanks and braces are. */
function coreOf(tex: string, { from, to }: Range): string {
  return [...tex.slice(from, to).matchAll(/\\[A-Za-z]+|\\[\s\S]|[^\s{}]/g)].map(([token]) => token).join(' ')
}
