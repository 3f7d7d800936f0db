/** Cuts texts and formulas into the words by which they are found. */

/**
 * A word: letters and digits, a number with its decimals, a symbol with its index (`D_KL`).
 * What is written and what is typed are cut in the same way.
 */
const word = /\p{N}+(?:\.\p{N}+)*|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)*/gu

/** The words of a text as they stand in it, each with its place. */
export function wordsOf(text: string): { word: string; at: number }[] {
  return [...text.matchAll(word)].map(match => ({ word: match[0], at: match.index }))
}

/** A word without case, accents and alphabets: `Über` is uber, `σ` is sigma, `D_KL` is dkl. */
export function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[\p{M}_]/gu, '')
    .toLowerCase()
    .replaceAll(/[α-ω]/gu, letter => greek[letter] ?? letter)
}

/** Under which words a word is found: a symbol with an index also under each of its parts. */
export function foldedParts(word: string): string[] {
  const parts = word.split('_')
  return [...new Set([folded(word), ...(parts.length > 1 ? parts.map(folded) : [])])]
}

/** TeX as words: `D_{\text{KL}}(Q\|P)` is `D_KL Q P`. Commands are their names, those that only set type are left out. */
export function wordsOfTex(tex: string): string {
  const found: string[] = []
  /** What an index would belong to now, and whether one comes. */
  let bearer = false
  let index = false
  for (const [token, text, command] of tex.replaceAll(unseen, ' ').matchAll(tokens)) {
    const name = text ?? (command === undefined ? token : (names[command] ?? command))
    if (token === '_') index = bearer
    else if (/[\p{L}\p{N}]/u.test(name) && !silent.has(name)) {
      if (index) found[found.length - 1] += `_${name}`
      else found.push(name)
      index = false
      bearer = true
    } else if (!/[{}^]/.test(token)) bearer = false
  }
  return found.join(' ')
}

/** A text with its letters (its end may still be missing), a command, a letter, a number, a sign. */
const tokens = /\\(?:text|math)\w*\s*\{([^{}]*)\}?|\\([A-Za-z]+)|[A-Za-z]|\d[\d.]*\d|\d|\S/g

/** What only holds a place open, braces up to three deep. */
const unseen = /\\phantom\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g

const letters = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho'.split(' ')
const greek: Readonly<Record<string, string>> = Object.fromEntries([
  ...letters.map((name, i) => [String.fromCharCode(0x3b1 + i), name]),
  ...'sigma sigma tau upsilon phi chi psi omega'.split(' ').map((name, i) => [String.fromCharCode(0x3c2 + i), name]),
])

/** What a reader calls a command that TeX calls otherwise. */
const names: Readonly<Record<string, string>> = {
  varphi: 'phi',
  varepsilon: 'epsilon',
  int: 'integral',
  infty: 'infinity',
  langle: 'average',
  ell: 'l',
  KL: 'D_KL',
}

const silent = new Set(
  `left right big Big bigg Bigg begin end aligned cases quad qquad underbrace frac dfrac tfrac rangle mid
  dots ldots cdot cdots displaystyle d`.split(/\s+/),
)
