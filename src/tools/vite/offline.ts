/** Vite plugin that builds the service worker. */
import { resolve } from 'node:path'
import { getFileManifestEntries } from '@serwist/build'
import { build, type Plugin } from 'vite'

/** Files of the folder that nobody needs who has the lecture open: what a link's preview shows, and the worker itself. */
const notKept = ['worker.js', 'preview.png', '**/*.pdf']

/**
 * Adds `worker.js`, which keeps a deployment whole and answers without a network: it is built last, with the list of the
 * files of the build. What lies in `assets/` is named after its content; any other file is known by its revision.
 */
export function offline(): Plugin {
  let root = ''
  let folder = ''
  return {
    name: 'deck-offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root
      folder = resolve(root, config.build.outDir)
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        await build({
          configFile: false,
          logLevel: 'silent',
          root,
          publicDir: false,
          define: {
            'self.__SW_MANIFEST': JSON.stringify(await filesOf(folder)),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir: folder,
            emptyOutDir: false,
            target: 'es2022',
            lib: {
              entry: resolve(root, 'offline/worker.ts'),
              formats: ['iife'],
              name: 'worker',
              fileName: () => 'worker.js',
            },
          },
        })
      },
    },
  }
}

async function filesOf(globDirectory: string) {
  const { manifestEntries, warnings } = await getFileManifestEntries({
    globDirectory,
    globPatterns: ['**/*'],
    globIgnores: notKept,
    globFollow: true,
    globStrict: true,
    dontCacheBustURLsMatching: /^assets\//,
    maximumFileSizeToCacheInBytes: 8e6,
    disablePrecacheManifest: false,
  })
  if (warnings && warnings.length > 0) throw new Error(`The files to keep could not be listed: ${warnings.join('; ')}`)
  return manifestEntries
}
