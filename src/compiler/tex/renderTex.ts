/** Renders TeX formulas, as HTML or as plain text, with KaTeX. */
import katex from 'katex'
import { didYouMean } from '../../text/suggest.ts'
import { messageOf } from '../diagnostics/diagnostics.ts'
import { unescapeHtml } from '../html.ts'
import { commands, macros } from './macros.ts'

/** A formula that cannot be set: what is wrong, and on which of its lines (0 is the first). */
export class TexError extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

const cache = new Map<string, string>()

/** A formula as HTML with MathML beside it. Throws a TexError. Each formula is set once in the life of the process. */
export function renderTex(tex: string, displayMode: boolean): string {
  const key = `${displayMode}${tex}`
  const known = cache.get(key)
  if (known !== undefined) return known
  try {
    const html = katex.renderToString(tex, {
      displayMode,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'error',
      trust: ({ command }) => {
        throw new Error(`${command} is not allowed in a slide`)
      },
      macros: { ...macros },
    })
    cache.set(key, html)
    return html
  } catch (error) {
    throw reword(error, tex)
  }
}

/** A formula in plain text, for titles and alternative texts: `DKL(Q∥P)`. What cannot be set stays TeX. */
export function texAsText(tex: string): string {
  try {
    const mathml = /<math.*<\/math>/s.exec(renderTex(tex, false))?.[0] ?? ''
    const text = mathml.replace(/<annotation.*?<\/annotation>/gs, '').replace(/<[^>]*>/g, '')
    return unescapeHtml(text.replace(/[\u2061-\u2064\u200b]/g, ''))
  } catch {
    return tex
  }
}

function reword(error: unknown, tex: string): TexError {
  // The typesetter calls itself for every brace, and so ends where the program's stack does.
  if (error instanceof RangeError) return new TexError('TeX: braces nested too deep', 0)
  if (!(error instanceof katex.ParseError)) return new TexError(`TeX: ${messageOf(error)}`, 0)
  const message = error.rawMessage
    .replace(/^LaTeX-incompatible input and strict mode is set to 'error': /, '')
    .replace(/ \[\w+\]$/, '')
    .replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())
    .replaceAll("'EOF'", 'the end of the formula')
  const unknown = /^undefined control sequence: (\\.+)$/.exec(message)?.[1]
  const hint = unknown === undefined ? '' : didYouMean(unknown, commands)
  const position = Math.min(error.position ?? 0, tex.trimEnd().length)
  const line = tex.slice(0, position).split('\n').length - 1
  const at = unknown === undefined && error.position !== undefined ? `, at ${place(tex, position)}` : ''
  return new TexError(`TeX: ${message}${hint}${at}`, line)
}

/** Where in the formula: its text from the fault on, a dozen characters at most. */
function place(tex: string, position: number): string {
  const rest = tex.slice(position).split('\n')[0]?.trim() ?? ''
  if (rest === '') return 'its end'
  return `"${rest.length > 14 ? `${rest.slice(0, 12)}…` : rest}"`
}
