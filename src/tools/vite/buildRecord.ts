/** What the build in `dist` was made of, so that commands and tests share one, and none takes another lecture's for its own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const project = join(import.meta.dirname, '../../..')
const dist = join(project, 'dist')
const file = join(project, '.cache/build.json')

/** What the environment says about a build: the folder of its slides, and its public address. */
function circumstances(): string {
  const { SLIDES_DIR = 'slides', DECK_URL = '' } = process.env
  return JSON.stringify({ slides: resolve(project, SLIDES_DIR), address: DECK_URL })
}

/** Notes of each build that goes to `dist` what the environment said. */
export function buildRecord(): Plugin {
  let isOurs = false
  return {
    name: 'deck-build-record',
    apply: 'build',
    configResolved({ build }) {
      isOurs = resolve(build.outDir) === dist
    },
    closeBundle() {
      if (!isOurs) return
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, circumstances())
    },
  }
}

/** Whether the last build in `dist` was made of what the environment says now. */
export function isAsRecorded(): boolean {
  try {
    return readFileSync(file, 'utf8') === circumstances()
  } catch {
    return false // There has been none.
  }
}
