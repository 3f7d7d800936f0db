/** Compiles one slide, from its tokens to the parts of its section. */
import type Token from 'markdown-it/lib/token.mjs'
import { diagnosticBox, messageOf, type Report, showInstead } from '../diagnostics/diagnostics.ts'
import { readFence, type Widgets, widgetOf } from '../figure/fence.ts'
import { figureHtml, tryStages } from '../figure/figureHtml.ts'
import type { Words } from '../figure/figurePlan.ts'
import type { Glossary } from '../glossary/glossary.ts'
import { keyOf } from '../glossary/glossaryChecks.ts'
import { linkTerms, spelt } from '../glossary/linkTerms.ts'
import { type Meanings, meaningsOn } from '../glossary/meanings.ts'
import { almostNotes, lint } from '../markdown/lint.ts'
import { parseInline, render } from '../markdown/markdown.ts'
import { mendHtml } from '../markdown/mendHtml.ts'
import { takeComments } from '../markdown/takeComments.ts'
import { eachToken, plainText } from '../markdown/tokens.ts'
import { setFormulas } from '../tex/setFormulas.ts'
import { markSymbols } from '../tex/symbols.ts'
import { idProblem, isId, slugOf } from './ids.ts'
import { resolveLinks, type SlideLink } from './resolveLinks.ts'
import { attributeAsServed, type Resources } from './resources.ts'
import type { SlideTokens } from './splitSlides.ts'

export interface Context extends Resources {
  widgets: Widgets
  glossary?: Glossary
}

/** A slide, compiled but for what depends on the others: whether its ids are free and its links lead somewhere. */
export interface SlideParts {
  id: string
  /** False where no id was given and none could be made: any free one will do. */
  named: boolean
  title: string
  line: number
  deeper: boolean
  /** Attributes of the section beside those that every slide has. */
  attributes: [string, string][]
  heading: string
  text: string
  figures: FigureParts[]
  /** The figures stand before the text in the source, and so their steps come before the text's. */
  figuresFirst: boolean
  notes: string
  links: SlideLink[]
  /** What of the glossary is on it: symbols by their keys, terms as spelt. */
  used: ReadonlySet<string>
}

/** A figure of a slide; without an id, what stands in place of one that is wrong. */
export interface FigureParts {
  id?: string
  line: number
  html: string
}

/** What the compilation of a slide works with, and gathers. */
interface Work {
  context: Context
  report: Report
  links: SlideLink[]
  used: Set<string>
  /** What symbols and terms mean on this slide; known once it has a name. */
  meanings: Meanings
}

export function compileSlide(slide: SlideTokens, context: Context, report: Report): SlideParts {
  const work: Work = { context, report, links: [], used: new Set(), meanings: { patterns: [], entries: [] } }
  const parts: SlideParts = { ...blank, line: slide.line, deeper: slide.deeper, id: `slide-${slide.line}` }
  const content = prepare(slide.content, work)
  if (content.tokens.length === 0 && slide.notes.length === 0) {
    parts.text = diagnosticBox(report.add(slide.line, 'empty slide: expected a heading, a text and a "Note:"'))
    return parts
  }
  const { heading, rest } = takeHeading(content.tokens, slide.line, report)
  const { figures, text } = takeFigures(rest, report)
  const title = heading.find(token => token.type === 'inline')?.children ?? []
  const name = nameOf(content.attributes, title, slide.line, parts.id, report)
  if (context.glossary) work.meanings = meaningsOn(context.glossary, name.id, report.file)
  explain(content.tokens, work)
  return {
    ...parts,
    ...name,
    title: plainText(title),
    attributes: sectionAttributes(content.attributes, slide.line, context, report),
    heading: render(heading),
    text: render(text),
    figures: figures.map(token => figureParts(token, work)),
    figuresFirst: figures.length > 0 && rest[0] === figures[0],
    notes: takeNotes(slide, name.id, work),
    links: work.links,
    used: work.used,
  }
}

/** Stands in for a slide whose compilation threw, with what it threw. */
export function failedSlide({ line, deeper }: SlideTokens, error: unknown, report: Report): SlideParts {
  const text = diagnosticBox(report.add(line, `the slide could not be compiled: ${messageOf(error)}`))
  return { ...blank, line, deeper, id: `slide-${line}`, text }
}

const blank: Omit<SlideParts, 'id' | 'line' | 'deeper'> = {
  named: false,
  title: '',
  attributes: [],
  heading: '',
  text: '',
  figures: [],
  figuresFirst: false,
  notes: '',
  links: [],
  used: new Set(),
}

/** Takes comments out and makes tokens ready to be rendered: formulas set, URLs as served, mistakes marked. */
function prepare(source: readonly Token[], { context, report, links }: Work) {
  const { tokens, attributes } = takeComments(source, report)
  lint(tokens, Object.keys(context.widgets), report)
  setFormulas(tokens, report)
  links.push(...resolveLinks(tokens, context, report), ...mendHtml(tokens, context, report))
  return { tokens, attributes }
}

/** Marks in every formula what the glossary explains. */
function explain(tokens: readonly Token[], { meanings: { patterns }, used }: Work): void {
  if (patterns.length === 0) return
  for (const { token } of eachToken(tokens))
    if (token.type === 'math_inline' || token.type === 'math_block')
      token.meta.html = markSymbols(token.content, token.type === 'math_block', patterns, pattern =>
        used.add(keyOf(pattern)),
      )
}

function takeHeading(tokens: readonly Token[], line: number, report: Report): { heading: Token[]; rest: Token[] } {
  const isHeading = (token: Token) => token.type === 'heading_open' && /^h[12]$/.test(token.tag) && token.level === 0
  const [first, second] = tokens.filter(isHeading)
  const at = first ? tokens.indexOf(first) : -1
  if (!first) report.add(line, `slide without a heading: expected "## Heading"${almostHeading(tokens)}`)
  else if (at > 0) report.add(first.map![0] + 1, 'the heading stands first: expected nothing before it on its slide')
  if (second)
    report.add(second.map![0] + 1, 'second heading of a slide: expected ### here, or --- before it to start a slide')
  return at === 0 ? { heading: tokens.slice(0, 3), rest: tokens.slice(3) } : { heading: [], rest: [...tokens] }
}

function almostHeading(tokens: readonly Token[]): string {
  const found = tokens.find(token => token.type === 'inline' && /^#{1,2}[^#\s]/.test(token.content))?.content
  return found === undefined
    ? ''
    : `, got "${found.slice(0, 24)}" (did you mean "${found.slice(0, 24).replace(/^#+/, '$& ')}"?)`
}

/** The widgets' fences, which stand beside the text; one that is within something else is a mistake there. */
function takeFigures(tokens: readonly Token[], report: Report): { figures: Token[]; text: Token[] } {
  for (const { token, line } of eachToken(tokens))
    if (isFigure(token) && token.level > 0)
      showInstead(token, report.add(line, 'widget: expected at the left margin, got a figure in a list or quote'))
  return { figures: tokens.filter(isFigure), text: tokens.filter(token => !isFigure(token)) }
}

function isFigure(token: Token): boolean {
  return token.type === 'fence' && /^\s*widget\b/.test(token.info)
}

function figureParts(token: Token, work: Work): FigureParts {
  const line = token.map![0] + 1
  const found: string[] = []
  const fail = (line: number, message: string) => void found.push(diagnosticBox(work.report.add(line, message)))
  const named = widgetOf(token.info, work.context.widgets)
  if (typeof named === 'string') fail(line, named)
  else {
    const plan = readFence(token.content, line + 1, named.name, named.widget, fail)
    if (found.length === 0) tryStages(plan, fail)
    if (found.length === 0)
      return { id: plan.id.text, line: plan.id.line, html: figureHtml(plan, token.attrs ?? [], inline) }
  }
  return { line, html: found.join('') }

  function inline({ text, line }: Words): string {
    const { tokens } = prepare(parseInline(text, line), work)
    explain(tokens, work)
    return render(tokens)
  }
}

function takeNotes(slide: SlideTokens, id: string, work: Work): string {
  const { report } = work
  const [, second] = slide.notes
  if (slide.notes.length === 0) reportMissingNotes(slide, report)
  if (second) report.add(second.line, 'second "Note:" of a slide: expected one, and --- before the next slide')
  const source = slide.notes.flatMap(({ tokens }) => tokens)
  const { tokens, attributes } = prepare(source, work)
  if (attributes.size > 0) report.add(slide.notes[0]!.line, '.slide: expected above the "Note:", got it in the notes')
  for (const { token, line } of eachToken(tokens))
    if (isFigure(token))
      showInstead(token, report.add(line, 'widget: expected above the "Note:", got a figure in the notes'))
  explain(tokens, work)
  linkTerms(tokens, work.meanings.entries, id, term => work.used.add(spelt(term)))
  return render(tokens)
}

function reportMissingNotes({ content, line }: SlideTokens, report: Report): void {
  const almost = almostNotes(content)
  const hint = almost ? `, got "${almost.text}" (did you mean "Note:"?)` : ''
  report.add(almost?.line ?? line, `missing notes separator: expected a line that begins with "Note:"${hint}`)
}

/** A slide's id: the author's, else its heading's words. */
function nameOf(
  attributes: ReadonlyMap<string, string>,
  title: readonly Token[],
  line: number,
  fallback: string,
  report: Report,
): { id: string; named: boolean } {
  const slug = slugOf(plainText(title, { formulas: false }))
  const given = attributes.get('id')
  if (given !== undefined && isId(given)) return { id: given, named: true }
  if (given !== undefined) report.add(line, idProblem(given))
  else if (slug === '' && title.length > 0)
    report.add(line, 'no id can be made of the heading: expected <!-- .slide: id="…" -->')
  return slug === '' ? { id: fallback, named: false } : { id: slug, named: true }
}

function sectionAttributes(
  attributes: ReadonlyMap<string, string>,
  line: number,
  context: Context,
  report: Report,
): [string, string][] {
  const fail = (message: string) => report.add(line, `.slide: ${message}`)
  return [...attributes]
    .filter(([name]) => name !== 'id')
    .map(([name, value]) => [name, attributeAsServed(name, value, context, fail)])
}
