import type { TestProject } from 'vitest/node'
import { ensureBrowser } from '../../src/tools/browser/browser.ts'
import { buildDeckIfStale, distFolder, serveFolder } from '../../src/tools/serve.ts'

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

/** Once for a project's tests: finds or gets a browser, builds the deck if what is in `dist` is not of today, and serves it. */
export default async function setup(project: TestProject) {
  const browserPath = ensureBrowser()
  await buildDeckIfStale()
  const atRoot = await serveFolder(distFolder)
  const underPath = await serveFolder(distFolder, { base: '/some/path/' })
  project.provide('browserPath', browserPath)
  project.provide('deckFolder', distFolder)
  project.provide('deckUrl', atRoot.url)
  project.provide('deckUrlUnderPath', underPath.url)
  return async () => {
    await Promise.all([atRoot.close(), underPath.close()])
  }
}
