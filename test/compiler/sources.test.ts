import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAssets, readSources } from '../../src/compiler/sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'lecture-'))

beforeAll(() => {
  mkdirSync(join(folder, 'deeper'))
  for (const name of ['20-b.md', '10-a.md', 'README.md', 'readme.md', 'lecture.json', 'deeper/x.svg', 'glossary.md'])
    writeFileSync(join(folder, name), name)
})

afterAll(() => rmSync(folder, { recursive: true }))

test('the Markdown files of a folder are the lecture in the order of their names, but for a README', () => {
  const sources = readSources(folder)
  expect(sources.map(({ path }) => path)).toEqual(
    ['10-a.md', '20-b.md', 'glossary.md'].map(name => `${basename(folder)}/${name}`),
  )
  expect(sources[0]?.text).toBe('10-a.md')
})

test('assets are known by their paths, and a folder that is missing has none', () => {
  expect(listAssets(folder)).toContain('deeper/x.svg')
  expect(listAssets(join(folder, 'nowhere'))).toEqual([])
})
