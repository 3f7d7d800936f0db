import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { painted, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { projectFolder } from '../../../src/tools/serve.ts'
import { openDeck } from '../harness.ts'

let folder: string
let server: ViteDevServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slides-'))
  await cp(join(projectFolder, 'slides'), folder, { recursive: true })
  process.env.SLIDES_DIR = folder
  server = await createServer({
    configFile: join(projectFolder, 'vite.config.ts'),
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1' },
  })
  await server.listen()
})

afterAll(async () => {
  delete process.env.SLIDES_DIR
  await server.close()
  await rm(folder, { recursive: true })
})

async function edit(from: string | RegExp, to: string) {
  const file = join(folder, '10-kl-divergence.md')
  const text = await readFile(file, 'utf8')
  expect(text).toMatch(from)
  await writeFile(file, text.replace(from, to))
}

test('a saved slide shows its change on the same slide and step, with the figures as they were, without a reload', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/kl-divergence/2', {
    url: server.resolvedUrls?.local[0] ?? '',
  })
  await page.evaluate(() => Object.assign(window, { samePage: true }))
  await page.locator('#explorer [data-handle="p:mean"]').focus()
  await page.keyboard.press('End')
  await painted(page)
  const before = { ...(await whereabouts(page)), state: await page.locator('#explorer').getAttribute('data-state') }
  expect(before.state).toContain('explorer.p=normal(10,+1)')
  await edit('A measure of similarity', 'Quite a measure of similarity')
  await page.locator('#kl-divergence').getByText('Quite a measure of similarity').waitFor()
  await painted(page)
  const after = { ...(await whereabouts(page)), state: await page.locator('#explorer').getAttribute('data-state') }
  expect(after).toEqual(before)
  expect(await page.evaluate(() => 'samePage' in window)).toBe(true)
  expect(errors).toEqual([])
  await close()
})

test('a mistake is shown over the deck, leaves the other slides alone, and goes away when it is mended', async () => {
  const { page, close } = await openDeck('?motion=none#/kl-divergence', { url: server.resolvedUrls?.local[0] ?? '' })
  const box = page.locator('body > [role="alert"]')
  await edit('q: normal(1, 1)', 'q: norml(1, 1)')
  await box.waitFor()
  expect(await box.textContent()).toMatch(/10-kl-divergence\.md:\d+: q: .*did you mean normal\?/)
  await page.keyboard.press('PageDown')
  expect(await page.locator('#kl-divergence > h2').isVisible()).toBe(true)
  await edit('q: norml(1, 1)', 'q: normal(1, 1)')
  await box.waitFor({ state: 'detached' })
  await page.locator('#explorer canvas').first().waitFor()
  await close()
})

test('a new slide and a removed one are taken in as well', async () => {
  const { page, close } = await openDeck('?motion=none#/gibbs', { url: server.resolvedUrls?.local[0] ?? '' })
  await edit(
    '--\n\n<!-- .slide: id="gibbs" -->',
    '--\n\n<!-- .slide: id="new" -->\n\n## New\n\nNote: n\n\n--\n\n<!-- .slide: id="gibbs" -->',
  )
  await page.locator('section#new').waitFor({ state: 'attached' })
  expect((await whereabouts(page)).id).toBe('gibbs')
  await page.keyboard.press('PageUp')
  expect((await whereabouts(page)).id).toBe('new')
  await edit('<!-- .slide: id="new" -->\n\n## New\n\nNote: n\n\n--\n\n', '')
  await page.locator('section#new').waitFor({ state: 'detached' })
  await close()
})
