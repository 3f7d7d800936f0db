/** Diagnostics: what an author got wrong and where, as a line of text and as a box on the slide. */
import type Token from 'markdown-it/lib/token.mjs'
import { escapeHtml } from '../html.ts'

/** A mistake of the author, or a remark on what may not be meant, and where. */
export interface Diagnostic {
  file: string
  line: number
  message: string
}

/** `slides/20-fit.md:7: q: expected …` */
export function formatDiagnostic({ file, line, message }: Diagnostic): string {
  return `${file}:${line}: ${message}`
}

/** The mistakes of one file, as they are found. */
export interface Report {
  file: string
  mistakes: Diagnostic[]
  add(line: number, message: string): Diagnostic
}

export function reportOn(file: string): Report {
  const mistakes: Diagnostic[] = []
  const add = (line: number, message: string) => {
    const diagnostic = { file, line, message }
    mistakes.push(diagnostic)
    return diagnostic
  }
  return { file, mistakes, add }
}

/** Mistakes in the order of the lecture, each once, one a line. */
export function listDiagnostics(diagnostics: readonly Diagnostic[]): string[] {
  return [...new Set(diagnostics.map(formatDiagnostic))]
}

/** What stands on the slide where the faulty part would have stood. */
export function diagnosticBox(diagnostic: Diagnostic, tag: 'div' | 'span' = 'div'): string {
  return `<${tag} class="kl-mistake" role="alert">${escapeHtml(formatDiagnostic(diagnostic))}</${tag}>`
}

/** Makes a token show `diagnostic` in its place. */
export function showInstead(token: Token, diagnostic: Diagnostic): void {
  token.type = 'diagnostic'
  token.meta = { ...token.meta, diagnostic }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
