import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureBrowser } from '../../src/tools/browser/browser.ts'
import { buildDeck, serveFolder } from '../../src/tools/serve.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address the built deck is served at. */
    deckUrl: string
    /** The same deck under a path that is not the root. */
    deckUrlUnderPath: string
    /** The folder of the built deck. */
    deckFolder: string
    /** The program file of the browser. */
    browserPath: string
  }
}

/** Once for all browser tests: finds or gets a browser, builds the deck into a folder of its own, and serves it. */
export default async function setup(project: TestProject) {
  const browserPath = ensureBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'deck-'))
  await buildDeck(folder)
  const atRoot = await serveFolder(folder)
  const underPath = await serveFolder(folder, { base: '/some/path/' })
  project.provide('browserPath', browserPath)
  project.provide('deckFolder', folder)
  project.provide('deckUrl', atRoot.url)
  project.provide('deckUrlUnderPath', underPath.url)
  return async () => {
    await Promise.all([atRoot.close(), underPath.close()])
    await rm(folder, { recursive: true, force: true })
  }
}
