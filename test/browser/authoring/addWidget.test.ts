import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { type Served, serveFolder } from '../../../src/tools/serve.ts'
import { openDeck } from '../harness.ts'

/** “Adding a widget” in the README of the widgets, followed to the letter in a copy of the project. */

const project = join(import.meta.dirname, '../../..')
const copy = mkdtempSync(join(tmpdir(), 'kl-widget-'))
let served: Served | undefined

beforeAll(async () => {
  for (const name of ['src', 'slides', 'assets', 'package.json', 'tsconfig.json', 'vite.config.ts'])
    cpSync(join(project, name), join(copy, name), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  const readme = readFileSync(join(project, 'src/widgets/README.md'), 'utf8')
  const [, section = ''] = /## Adding a widget\n([\s\S]*?)\n## The contract/.exec(readme) ?? []
  const [model, view, line] = [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  const [, slide] = /````md\n([\s\S]*?)````/.exec(section) ?? []
  const [modelFile, viewFile] = [...section.matchAll(/^\d\. `([^`]+)`/gm)].map(([, file = '']) => file)
  if (!(model && view && line && slide && modelFile && viewFile))
    throw new Error('The README lacks a part of the recipe')
  for (const [file, text] of [
    [modelFile, model],
    [viewFile, view],
    ['slides/95-mine.md', slide],
  ] as const) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), text)
  }
  appendFileSync(join(copy, 'src/widgets/models.ts'), line)
  execFileSync('npx', ['vite', 'build'], { cwd: copy, stdio: 'pipe' })
  served = await serveFolder(join(copy, 'dist'))
})

afterAll(async () => {
  await served?.close()
  rmSync(copy, { recursive: true })
})

test('its code passes the type checker', () => {
  execFileSync('npx', ['tsc', '-p', '.', '--noEmit'], { cwd: copy, stdio: 'pipe' })
})

test('the new widget drags, steps, prints its number and opens from a link', async () => {
  const deck = await openDeck('?motion=none#/entropy-of-p', { url: served?.url ?? '' })
  const { page, errors } = deck
  const figure = page.locator('figure[data-widget="entropy"]')
  const number = figure.locator('output[data-quantity="entropy"]')
  expect(Number(await number.getAttribute('data-value'))).toBeCloseTo(0.5 * Math.log(2 * Math.PI * Math.E), 12)
  await page.keyboard.press('PageDown')
  await painted(page)
  expect(Number(await number.getAttribute('data-value'))).toBeCloseTo(0.5 * Math.log(8 * Math.PI * Math.E), 12)
  await figure.getByRole('slider').last().focus()
  await page.keyboard.press('Shift+ArrowRight')
  await painted(page)
  expect(Number(await number.getAttribute('data-value'))).toBeCloseTo(0.5 * Math.log(18 * Math.PI * Math.E), 12)
  expect(await figure.locator('figcaption').textContent()).toContain('normal(0, 3)')
  expect(errors).toEqual([])
  await deck.close()
})
