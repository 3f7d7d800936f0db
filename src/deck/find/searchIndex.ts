/** Finds slides by words, formulas and numbers: the one file that knows the library of the search. */
import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch'
import { type Heading, matching } from '../page/headings.ts'
import { type Passage, passagesOf, textOf } from './passages.ts'
import { snippetOf } from './snippetOf.ts'
import { folded, foldedParts, wordsOf, wordsOfTex } from './words.ts'

/** A slide that was found, and copies of the passages that say why, the words marked. */
export interface Found {
  heading: Heading
  because: HTMLElement[]
}

const weights = { heading: 5, slide: 1.5, figure: 1, narration: 1 } as const
const shownPassages = 2

/** Where nothing is written so: the beginnings of words, and in long ones a letter or two wrong. */
const mistyped: SearchOptions = {
  prefix: term => term.length > 1,
  fuzzy: term => (/^\p{L}{4,}$/u.test(term) ? 0.2 : false),
}

/**
 * All that the slides say, to be searched. A number means the slide of that number first. Words are found in headings,
 * slides, figures and narration while they are typed and, where nothing is so written, with letters wrong; formulas by
 * the names of what is in them, or by their TeX. A slide is found if it has all of the words.
 */
export function createSearch(headings: readonly Heading[]): (query: string) => Found[] {
  const passages = passagesOf(headings)
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: text => wordsOf(text).map(({ word }) => word),
    processTerm: foldedParts,
    searchOptions: {
      processTerm: folded,
      // The word that is being typed.
      prefix: (term, i, terms) => i === terms.length - 1 && term.length > 1,
      boostDocument: id => weights[passages[id as number]?.kind ?? 'slide'],
    },
  })
  index.addAll(passages.map(passage => ({ id: passage.id, text: textWithAddress(passage) })))

  return query => {
    const asked = /[\\{}]/.test(query) ? wordsOfTex(query) : query
    const numbered = /^\s*\d+\s*$/.test(query) ? matching(headings, query) : []
    const exact = slidesWith(asked)
    const found = exact.length > 0 ? exact : slidesWith(asked, mistyped)
    const first = numbered.map(heading => ({ heading, because: [] as HTMLElement[] }))
    return [...first, ...found.filter(({ heading }) => !numbered.includes(heading))]
  }

  /** Slides that have every one of the words, the best first. */
  function slidesWith(asked: string, options?: SearchOptions): Found[] {
    const wanted = new Set(wordsOf(asked).map(({ word }) => folded(word)))
    return [...bySlide(index.search(asked, options))]
      .filter(([, results]) => wanted.size === new Set(results.flatMap(({ queryTerms }) => queryTerms)).size)
      .map(([heading, results]) => ({ heading, results, score: scoreOf(results) }))
      .sort((a, b) => b.score - a.score)
      .map(({ heading, results }) => ({ heading, because: snippets(results) }))
  }

  function bySlide(results: readonly SearchResult[]): Map<Heading, SearchResult[]> {
    const groups = new Map<Heading, SearchResult[]>()
    for (const result of results) {
      const heading = passages[result.id]?.heading
      if (heading) groups.set(heading, [...(groups.get(heading) ?? []), result])
    }
    return groups
  }

  function snippets(results: readonly SearchResult[]): HTMLElement[] {
    return results
      .flatMap(({ id, terms }) => {
        const passage = passages[id]
        return passage && passage.kind !== 'heading' ? [snippetOf(passage, new Set(terms))] : []
      })
      .slice(0, shownPassages)
  }
}

/** The best passage counts whole, the next ones less and less: many mentions do not outdo a heading. */
function scoreOf(results: readonly SearchResult[]): number {
  return results.reduce((sum, { score }, i) => sum + score / (i + 1) ** 2, 0)
}

/** A heading is also found by the words of its slide's address. */
function textWithAddress(passage: Passage): string {
  const address = passage.kind === 'heading' ? ` ${passage.heading.slide.id.replaceAll('-', ' ')}` : ''
  return textOf(passage) + address
}
