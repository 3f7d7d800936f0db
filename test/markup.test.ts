import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/**
 * The files that make HTML of a string, and why nothing from a link, a message or storage can be in it. A figure's own
 * labels are literals; what stands in their gaps is a number that we formatted or a word of a fixed list.
 */
const reasons: Readonly<Record<string, string>> = {
  'ui/dom/element.ts': 'writeHtml, for labels alone: its callers are listed here too',
  'deck/slides/devReload.ts': 'sections from the compiler, in development only',
  'widgets/explorer/view.ts': 'literals',
  'widgets/explorer/panels/ledgerPanel.ts': 'literals, with “p” and “q”',
  'widgets/fit/view.ts': 'literals, with “p” and “q”',
  'widgets/fit/panels/mapPanel.ts': 'one of three literals',
  'widgets/fit/panels/optimaPanel.ts': 'literals, with the unit: “nats” or “bits”',
  'widgets/elbo/panels/barPanel.ts': 'literals of its table',
  'widgets/elbo/panels/fitsPanel.ts': 'literals of its table',
  'widgets/elbo/panels/dataPanel.ts': 'a literal with formatted numbers',
  'widgets/dial/panels/numbersPanel.ts': 'literals',
  'widgets/dial/panels/landscapePanel.ts': 'a literal',
  'widgets/dial/panels/branchesPanel.ts': 'one of four literals',
  'widgets/dial/panels/optimaPanel.ts': 'literals of its table',
  'widgets/ellipse/panels/numbersPanel.ts': 'literals, with “p” and “q” and how many columns there are',
  'widgets/likelihood/view.ts': 'literals',
  'widgets/likelihood/panels/partsPanel.ts': 'literals',
  'widgets/likelihood/panels/curvesPanel.ts': 'a literal',
  'widgets/evidence/panels/cutPanel.ts': 'literals',
  'widgets/evidence/panels/costPanel.ts': 'a literal with formatted numbers',
  'widgets/evidence/panels/jointPanel.ts': 'literals, one with a formatted number',
}

const ways =
  /\.innerHTML\s*=(?!=)|\.outerHTML\s*=(?!=)|insertAdjacentHTML|writeHtml\(|setHTMLUnsafe|createContextualFragment|parseFromString|document\.write/

const source = join(import.meta.dirname, '../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts') && !/^(compiler|tools)\//.test(file))
const textOf = (file: string) => readFileSync(join(source, file), 'utf8')

test('HTML is made of strings only in files that say why it is safe there', () => {
  const found = files.filter(file => ways.test(textOf(file)))
  expect(found.toSorted()).toEqual(Object.keys(reasons).toSorted())
})

test('nothing is compiled from text', () => {
  expect(files.filter(file => /\beval\(|new Function\(|set(Timeout|Interval)\(\s*['"`]/.test(textOf(file)))).toEqual([])
})
