/** Compiles the lecture into the pages of a build, and sends what is saved to the open pages in development. */
import { basename, join, sep } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import { type Cache, type Compiled, compile } from '../../compiler/compile.ts'
import { listDiagnostics, messageOf } from '../../compiler/diagnostics/diagnostics.ts'
import type { Widgets } from '../../compiler/figure/fence.ts'
import { nest, stacksOf } from '../../compiler/slide/deck.ts'
import { listAssets, readSources } from '../../compiler/sources.ts'

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
export function slides(options: Options): Plugin {
  const { dir, assets } = options
  const compileDeck = deckCompiler(options)
  let development = false

  return {
    name: 'deck-slides',

    configResolved({ command }) {
      development = command === 'serve'
    },

    buildStart() {
      if (development) return
      for (const { path } of readSources(dir)) this.addWatchFile(join(dir, basename(path)))
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

    configureServer: server => sendEdits(server, [dir, assets], compileDeck),
  }
}

/** Compiles the lecture as it lies in its folders now: anew only what changed, or all where another file can be shown. */
function deckCompiler({ dir, assets, widgets }: Options): () => Compiled {
  let known = listAssets(assets)
  let cache: Cache = new Map()
  return () => {
    const found = listAssets(assets)
    if (found.join('\n') !== known.join('\n')) cache = new Map()
    known = found
    return compile(readSources(dir), { widgets, assets: found }, cache)
  }
}

/** Sends the slides to the open pages whenever a file in `folders` was saved and they are others than before. */
function sendEdits({ watcher, ws, config }: ViteDevServer, folders: string[], compileDeck: () => Compiled): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let last = ''
  watcher.add(folders)
  watcher.on('all', (_event, file) => {
    if (!folders.some(folder => isIn(folder, file))) return
    clearTimeout(waiting)
    waiting = setTimeout(announce, 15)
  })

  function announce(): void {
    try {
      const { slides, glossary, mistakes } = compileDeck()
      const edit = { stacks: stacksOf(slides), glossary, mistakes: listDiagnostics(mistakes) }
      const text = JSON.stringify(edit)
      if (text !== last) ws.send('deck:slides', edit)
      last = text
    } catch (error) {
      config.logger.error(`the slides could not be read: ${messageOf(error)}`)
    }
  }
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
