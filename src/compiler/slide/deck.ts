/** Puts compiled slides together into the deck, with ids that are free and links that lead somewhere. */
import { didYouMean } from '../../text/suggest.ts'
import { type Diagnostic, diagnosticBox } from '../diagnostics/diagnostics.ts'
import { attributesHtml, classes } from '../html.ts'
import type { SlideLink } from './resolveLinks.ts'
import type { FigureParts, SlideParts } from './slide.ts'

/** A slide as it stands in the page. */
export interface CompiledSlide {
  id: string
  /** Its heading as plain text. */
  title: string
  /** The same with its formulas, as HTML. */
  heading: string
  /** The whole `<section>`. */
  html: string
  /** Whether it stands below the slide before it. */
  deeper: boolean
  file: string
  line: number
  /** What of the glossary is on it. */
  used: ReadonlySet<string>
}

export interface FileParts {
  file: string
  slides: readonly SlideParts[]
  /** Links to slides from elsewhere in the file. */
  links?: readonly SlideLink[]
}

/** The slides of all files as finished sections. An id given twice, or a link to no slide, is a mistake. */
export function assemble(files: readonly FileParts[]): { slides: CompiledSlide[]; mistakes: Diagnostic[] } {
  const mistakes: Diagnostic[] = []
  const taken = new Map<string, string>()
  const slides = files.flatMap(({ file, slides }) => slides.map(slide => place(file, slide)))
  const ids = new Set(slides.map(({ id }) => id))
  for (const { file, slides, links = [] } of files)
    for (const { target, line } of [...links, ...slides.flatMap(({ links }) => links)])
      if (!ids.has(target))
        mistakes.push({ file, line, message: `link: no slide "${target}"${didYouMean(target, ids)}` })
  return { slides, mistakes }

  function place(file: string, slide: SlideParts): CompiledSlide {
    const { title, heading, deeper, line, used } = slide
    const id = free(slide.id)
    if (id !== slide.id && slide.named) complain(file, line, slide.id, `<!-- .slide: id="${id}" -->`)
    taken.set(id, `${file}:${line}`)
    const figures = slide.figures.map(figure => placeFigure(file, figure)).join('')
    return { id, title, heading, html: sectionHtml(slide, id, `${file}:${line}`, figures), deeper, file, line, used }
  }

  function placeFigure(file: string, { id, line, html }: FigureParts): string {
    if (id === undefined) return html
    if (taken.has(id)) return diagnosticBox(complain(file, line, id, `id: ${free(id)}`))
    taken.set(id, `${file}:${line}`)
    return html
  }

  function complain(file: string, line: number, id: string, own: string): Diagnostic {
    const mistake = { file, line, message: `duplicate id "${id}", which ${taken.get(id)} has: expected ${own}` }
    mistakes.push(mistake)
    return mistake
  }

  /** `id`, or the first of `id-2`, `id-3`, … that is not taken. */
  function free(id: string): string {
    let name = id
    for (let n = 2; taken.has(name); n++) name = `${id}-${n}`
    return name
  }
}

function sectionHtml(slide: SlideParts, id: string, source: string, figures: string): string {
  const { title, heading, text, notes } = slide
  const own = new Map(slide.attributes)
  const name = classes('kl-slide', slide.figures.length > 0 && 'kl-with-figure', own.get('class'))
  const attributes = new Map([['id', id], ['class', name], ['data-title', title], ['data-source', source], ...own])
  attributes.set('class', name)
  const words = `<div class="kl-text">${text}</div>`
  return [
    `<section${attributesHtml(attributes)}>${heading}`,
    slide.figuresFirst ? figures + words : words + figures,
    notes === '' ? '' : `<aside class="notes">${notes}</aside>`,
    '</section>',
  ].join('')
}

/** The slides in stacks: each a slide with the deeper ones below it. */
export function stacksOf<S extends Pick<CompiledSlide, 'deeper'>>(slides: readonly S[]): S[][] {
  const stacks: S[][] = []
  for (const slide of slides) {
    const above = stacks.at(-1)
    if (slide.deeper && above) above.push(slide)
    else stacks.push([slide])
  }
  return stacks
}

/** The slides as reveal.js nests them: a slide with deeper ones below is a section of sections. */
export function nest(slides: readonly Pick<CompiledSlide, 'html' | 'deeper'>[]): string {
  return stacksOf(slides)
    .map(stack => {
      const html = stack.map(slide => slide.html).join('\n')
      return stack.length > 1 ? `<section>${html}</section>` : html
    })
    .join('\n')
}
