import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { projectFolder } from '../../src/build/serve.ts'

/**
 * The mathematics beside its peers. Bundled and minified first, like the deck, so that what is timed is what a reader's
 * browser runs and no module loader stands between a loop and the functions it calls; the peers in JavaScript likewise.
 */
export async function run(): Promise<void> {
  process.env.REFERENCE_DIR ??= join(projectFolder, 'test/reference')
  const outDir = join(projectFolder, 'scratch/bench-math')
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: 'test/bench/math/main.ts', outDir, emptyOutDir: true, minify: true },
  })
  const bundle = (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'main.js')).href)) as {
    main: typeof import('./math/main.ts').main
  }
  await bundle.main(projectFolder)
}
