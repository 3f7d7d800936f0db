import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'vite'
import { projectFolder } from '../../src/tools/serve.ts'

/**
 * The mathematics beside its peers, in a process of its own. Bundled and minified first, like the deck, so that what is
 * timed is what a reader's browser runs and no module loader stands between a loop and the functions it calls; the peers
 * in JavaScript likewise.
 */
export async function run(): Promise<void> {
  const outDir = join(projectFolder, 'scratch/bench-math')
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: 'test/bench/math/main.ts', outDir, emptyOutDir: true, minify: true },
  })
  const env = { REFERENCE_DIR: join(projectFolder, 'test/reference'), ...process.env }
  const [code] = await once(fork(join(outDir, 'main.js'), [projectFolder], { env, execArgv: [] }), 'exit')
  if (code !== 0) throw new Error('The benchmark of the mathematics ended early.')
}
