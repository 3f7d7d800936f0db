import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'

test('the engine starts with at most 40 kB of compressed JavaScript', () => {
  const folder = inject('deckFolder')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="([^"]+\.js)"/g)].map(
    ([, file = '']) => file,
  )
  const sizes = scripts.map(file => gzipSync(readFileSync(join(folder, file))).length)
  expect(scripts.length).toBeGreaterThanOrEqual(2)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000)
})
