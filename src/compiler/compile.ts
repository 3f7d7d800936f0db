/** Compiles a lecture: from the text of its files to finished sections and the list of the author's mistakes. */
import { type Diagnostic, reportOn } from './diagnostics/diagnostics.ts'
import { glossaryFile, readGlossary } from './glossary/glossary.ts'
import { checkGlossary, unusedIn } from './glossary/glossaryChecks.ts'
import { glossaryHtml } from './glossary/glossaryHtml.ts'
import { parse } from './markdown/markdown.ts'
import { assemble, type CompiledSlide } from './slide/deck.ts'
import { type Context, compileSlide, failedSlide, type SlideParts } from './slide/slide.ts'
import { splitSlides } from './slide/splitSlides.ts'

/** One part of the lecture. */
export interface Source {
  /** As diagnostics name it: `slides/20-fit.md`. */
  path: string
  text: string
}

export interface Compiled {
  slides: CompiledSlide[]
  /** The glossary's HTML; empty where the lecture has none. */
  glossary: string
  /** What fails the build, in the order of files and lines. */
  mistakes: Diagnostic[]
  /** What is no mistake, and may not be meant. */
  remarks: Diagnostic[]
}

/** Files as they were compiled, by path and text. Good for one context. */
export type Cache = Map<string, CompiledFile>

interface CompiledFile {
  file: string
  slides: SlideParts[]
  mistakes: Diagnostic[]
}

/**
 * The lecture's files, in its order, as finished sections; one that is called `glossary.md` says what symbols and terms
 * mean. What an author got wrong is a mistake in the list and a box on the slide; the rest of the slide and every other
 * slide compile. With a `cache`, only files that changed are compiled, or all where the glossary did.
 */
export function compile(sources: readonly Source[], context: Context, cache: Cache = new Map()): Compiled {
  const isGlossary = ({ path }: Source) => path.endsWith(`/${glossaryFile}`)
  const written = sources.find(isGlossary)
  const glossary = written && readGlossary(written, context)
  const lecture = sources.filter(source => !isGlossary(source))
  const files = lecture.map(source => {
    const key = `${source.path}\n${source.text}\n${written?.text ?? ''}`
    return [key, cache.get(key) ?? compileFile(source, { ...context, ...(glossary && { glossary }) })] as const
  })
  cache.clear()
  for (const [key, file] of files) cache.set(key, file)
  const deck = assemble([...files.map(([, file]) => file), ...(glossary ? [{ ...glossary, slides: [] }] : [])])
  const mistakes = [
    ...files.flatMap(([, file]) => file.mistakes),
    ...deck.mistakes,
    ...(glossary ? [...glossary.mistakes, ...checkGlossary(glossary, deck.slides)] : []),
  ]
  return {
    slides: deck.slides,
    glossary: glossaryHtml(glossary, deck.slides),
    mistakes: inOrder(mistakes, sources),
    remarks: glossary ? unusedIn(glossary, deck.slides) : [],
  }
}

function compileFile({ path, text }: Source, context: Context): CompiledFile {
  const report = reportOn(path)
  const slides: SlideParts[] = []
  try {
    for (const slide of splitSlides(parse(text)))
      try {
        slides.push(compileSlide(slide, context, report))
      } catch (error) {
        slides.push(failedSlide(slide, error, report))
      }
  } catch (error) {
    slides.push(failedSlide({ line: 1, deeper: false, content: [], notes: [] }, error, report))
  }
  return { file: path, slides, mistakes: report.mistakes }
}

function inOrder(mistakes: readonly Diagnostic[], sources: readonly Source[]): Diagnostic[] {
  const position = new Map(sources.map(({ path }, index) => [path, index]))
  const of = ({ file }: Diagnostic) => position.get(file) ?? 0
  return [...mistakes].sort((a, b) => of(a) - of(b) || a.line - b.line)
}
