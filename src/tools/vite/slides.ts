import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import type { Plugin } from 'vite'
import { type Cache, type Compiled, compile } from '../../compiler/compile.ts'
import { listDiagnostics, messageOf } from '../../compiler/diagnostics/diagnostics.ts'
import type { Widgets } from '../../compiler/figure/fence.ts'
import { nest } from '../../compiler/slide/deck.ts'

interface Options {
  /** The folder of the lecture's Markdown files; the order of their names is the lecture's. */
  dir: string
  /** The folder of the files that slides show. */
  assets: string
  widgets: Widgets
}

/**
 * Compiles the lecture into every page that has the marker `<!-- slides -->`. A build with mistakes fails and lists
 * them all; in development they go to the page beside what compiled, and every saved file is compiled and sent at once.
 */
export function slides({ dir, assets, widgets }: Options): Plugin {
  let development = false
  let files = assetsIn(assets)
  let cache: Cache = new Map()

  function compileDeck(): Compiled {
    const found = assetsIn(assets)
    if (found.join('\n') !== files.join('\n')) cache = new Map()
    files = found
    return compile(sourcesIn(dir), { widgets, assets: files }, cache)
  }

  return {
    name: 'deck-slides',

    configResolved({ command }) {
      development = command === 'serve'
    },

    buildStart() {
      if (development) return
      for (const { path } of sourcesIn(dir)) this.addWatchFile(join(dir, basename(path)))
      const { mistakes: found, remarks } = compileDeck()
      for (const remark of listDiagnostics(remarks)) this.warn(remark)
      const mistakes = listDiagnostics(found)
      if (mistakes.length > 0) this.error(`the slides have mistakes\n${mistakes.join('\n')}`)
    },

    transformIndexHtml(html) {
      const deck = compileDeck()
      const page = html
        .replace('<!-- slides -->', () => nest(deck.slides))
        .replace('<!-- glossary -->', () => deck.glossary)
      return development ? { html: page, tags: [mistakesTag(listDiagnostics(deck.mistakes))] } : page
    },

    configureServer({ watcher, ws, config }) {
      let waiting: ReturnType<typeof setTimeout> | undefined
      let last = ''
      watcher.add([dir, assets])
      watcher.on('all', (_event, file) => {
        if (!isIn(dir, file) && !isIn(assets, file)) return
        clearTimeout(waiting)
        waiting = setTimeout(announce, 15)
      })

      function announce(): void {
        try {
          const edit = news()
          const text = JSON.stringify(edit)
          if (text !== last) ws.send('deck:slides', edit)
          last = text
        } catch (error) {
          config.logger.error(`the slides could not be read: ${messageOf(error)}`)
        }
      }
    },
  }

  function news() {
    const { slides, glossary, mistakes } = compileDeck()
    return { slides, glossary, mistakes: listDiagnostics(mistakes) }
  }
}

/** The lecture's files in order, named as mistakes name them: `slides/10-kl.md`. */
function sourcesIn(dir: string) {
  return readdirSync(dir)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => ({ path: `${basename(dir)}/${name}`, text: readFileSync(join(dir, name), 'utf8') }))
}

function assetsIn(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll(sep, '/'))
    .sort()
}

/** JSON in a page: no `<` in it can end the script. */
function mistakesTag(mistakes: readonly string[]) {
  return {
    tag: 'script',
    attrs: { type: 'application/json', id: 'kl-mistakes' },
    children: JSON.stringify(mistakes).replaceAll('<', '\\u003c'),
    injectTo: 'body' as const,
  }
}

function isIn(dir: string, file: string): boolean {
  return file.startsWith(dir + sep)
}
