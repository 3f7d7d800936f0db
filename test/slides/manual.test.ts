import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compiler/compile.ts'
import { formatDiagnostic } from '../../src/compiler/diagnostics/diagnostics.ts'
import { listAssets } from '../../src/compiler/sources.ts'
import { widgets } from '../../src/widgets/index.ts'

const project = join(import.meta.dirname, '../..')
const manual = readFileSync(join(project, 'slides/README.md'), 'utf8')
const assets = listAssets(join(project, 'assets'))
const compiled = (text: string) => compile([{ path: 'slides/00-title.md', text }], { widgets, assets })

describe("the examples of the author's manual", () => {
  const examples = [...manual.matchAll(/^````md\n([\s\S]*?)^````$/gm)].map(([, text = '']) => text)

  test('are three', () => {
    expect(examples).toHaveLength(3)
  })

  test.each(examples)('compile without a mistake (%#)', text => {
    const { slides, mistakes } = compiled(text)
    expect(mistakes.map(formatDiagnostic)).toEqual([])
    expect(slides.every(({ html }) => html.includes('<aside class="notes">'))).toBe(true)
  })

  test('and its example of a mistake is what the compiler says of it', () => {
    const [first = ''] = examples
    const { mistakes } = compiled(first.replace('widget explorer', 'widget explorr'))
    const [, said = ''] = /^```text\n(slides\/.*)\n```$/m.exec(manual) ?? []
    expect(mistakes.map(formatDiagnostic)).toEqual([said])
  })
})

test('the example of a glossary in the manual is an entry', () => {
  const [, entry = ''] = /^```text\n(\$q\$[\s\S]*?)^```$/m.exec(manual) ?? []
  const slide = (id: string) => `<!-- .slide: id="${id}" -->\n## A model\n\n$q$\n\nNote:\nThe model density.`
  const sources = [
    { path: 'slides/60-variational-inference.md', text: [slide('kl-divergence'), slide('alpha')].join('\n\n---\n\n') },
    { path: 'slides/glossary.md', text: entry },
  ]
  const { mistakes, glossary } = compile(sources, { widgets, assets })
  expect(mistakes.map(formatDiagnostic)).toEqual([])
  expect(glossary).toContain('The density of the model.')
})
