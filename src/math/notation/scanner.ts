/** Reads text from left to right: what the notations of the line and the plane are read with. */
import { quoted } from '../../text/quoted.ts'

const NUMBER = /[+−-]?(?:\d+\.?\d*|\.\d+)(?:e[+−-]?\d+)?/iy
const WORD = /[a-z][a-z0-9]*/iy
const SPACE = /\s*/y

/** Knows the column for errors. */
export class Scanner {
  private at = 0

  constructor(readonly text: string) {
    this.skipSpace()
  }

  get column(): number {
    return this.at + 1
  }

  get done(): boolean {
    return this.at === this.text.length
  }

  /** Consumes `token` if it is next. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false
    this.at += token.length
    this.skipSpace()
    return true
  }

  expect(token: string, meaning: string): void {
    if (!this.take(token)) this.fail(`expected ${meaning}`)
  }

  /** The next number, or undefined; reads the typographic minus too. */
  number(): number | undefined {
    const found = this.match(NUMBER)
    return found === undefined ? undefined : Number(found.replaceAll('−', '-')) + 0
  }

  word(): string | undefined {
    return this.match(WORD)?.toLowerCase()
  }

  /** Throws: what was expected, what stands there instead, which name was perhaps meant, and where. */
  fail(expected: string, from = this.column, hint = ''): never {
    const rest = this.text.slice(from - 1).trim()
    throw new RangeError(`${expected}, got ${rest === '' ? 'the end' : quoted(rest)}${hint} at column ${from}`)
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found === undefined) return undefined
    this.at += found.length
    this.skipSpace()
    return found
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at
    this.at += SPACE.exec(this.text)![0].length
  }
}
