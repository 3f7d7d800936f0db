import type Token from 'markdown-it/lib/token.mjs'
import { escapeHtml } from '../html.ts'

/** Something the author got wrong, and where. */
export interface Mistake {
  file: string
  line: number
  message: string
}

/** `slides/20-fit.md:7: q: expected …` */
export function formatMistake({ file, line, message }: Mistake): string {
  return `${file}:${line}: ${message}`
}

/** The mistakes of one file, as they are found. */
export interface Report {
  file: string
  mistakes: Mistake[]
  add(line: number, message: string): Mistake
}

export function reportOn(file: string): Report {
  const mistakes: Mistake[] = []
  const add = (line: number, message: string) => {
    const mistake = { file, line, message }
    mistakes.push(mistake)
    return mistake
  }
  return { file, mistakes, add }
}

/** What stands on the slide where the faulty part would have stood. */
export function mistakeBox(mistake: Mistake, tag: 'div' | 'span' = 'div'): string {
  return `<${tag} class="kl-mistake" role="alert">${escapeHtml(formatMistake(mistake))}</${tag}>`
}

/** Makes a token show `mistake` in its place. */
export function spoil(token: Token, mistake: Mistake): void {
  token.type = 'mistake'
  token.meta = { ...token.meta, mistake }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
