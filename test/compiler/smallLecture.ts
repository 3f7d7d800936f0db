import { type Cache, compile } from '../../src/compiler/compile.ts'
import { listDiagnostics } from '../../src/compiler/diagnostics/diagnostics.ts'
import type { Field, State, View, Widget } from '../../src/widgets/core/contract.ts'

/** A widget small enough to know by heart: a dial with an angle from 0 to 90 and a mood. It cannot stand 13. */
const angle: Field<number> = {
  initial: 0,
  parse(text) {
    const value = Number(text)
    if (text === '' || !Number.isFinite(value)) throw new RangeError(`expected an angle such as 45, got "${text}"`)
    return value
  },
  format: String,
  clamp: value => Math.min(90, Math.max(0, value)),
}

const mood: Field<string> = {
  initial: 'calm',
  parse(text) {
    if (text !== 'calm' && text !== 'wild') throw new RangeError(`expected calm or wild, got "${text}"`)
    return text
  },
  format: value => value,
  clamp: value => value,
}

const fields = { angle, mood }
type Dial = typeof fields

export const derived: State<Dial>[] = []

const dial: Widget<Dial, number> = {
  model: {
    fields,
    presets: [],
    derive(state) {
      derived.push(state)
      if (state.angle === 13) throw new Error('13 is unlucky')
      return state.angle / 90
    },
    quantities: (_state, share) => ({ share }),
    describe: (state, share) => `A ${state.mood} <dial> at ${state.angle}°, ${Math.round(100 * share)} %.`,
    python: () => '',
  },
  view: async (): Promise<View<Dial, number>> => () => {
    throw new Error('no page here')
  },
}

const context = {
  widgets: { dial: dial as unknown as Widget },
  assets: ['curve.svg', 'photos/minka.jpg'],
}

/** Compiles files `name → text` as the folder `slides`. */
export function lecture(files: Record<string, string>, cache?: Cache) {
  const sources = Object.entries(files).map(([name, text]) => ({ path: `slides/${name}`, text }))
  const { slides, glossary, mistakes, remarks } = compile(sources, context, cache)
  return { slides, glossary, mistakes: listDiagnostics(mistakes), remarks: listDiagnostics(remarks) }
}

/** One file, `a.md`. */
export function compileText(text: string) {
  return lecture({ 'a.md': text })
}

/** The text that stands on one slide with `content`, which has a heading before it and notes behind it. */
export function textOf(content: string): string {
  const { slides, mistakes } = compileText(`## A slide\n\n${content}\n\nNote:\nWords.`)
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
  if (slides.length !== 1) throw new Error(`expected one slide, got ${slides.length}`)
  return /<div class="kl-text">([\s\S]*)<\/div>(?:<figure[\s\S]*)?<aside/.exec(slides[0]!.html)![1]!
}
