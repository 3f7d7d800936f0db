/** `npm run build:single`: writes the lecture as one HTML file. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type Plugin } from 'vite'
import { readLecture } from '../../compiler/lecture.ts'
import { buildDeckIfStale, distFolder, projectFolder, slidesFolder } from '../serve.ts'
import { withPolicy } from '../vite/contentSecurityPolicy.ts'
import { withoutOldFormats } from '../vite/fonts.ts'
import { readOptions } from './options.ts'

const usage = `npm run build:single

Writes the lecture as one HTML file, dist/NAME.html, that opens from a disk without a server or a network.
NAME is “file” in slides/lecture.json.`

/** Builds the deck, and puts its slides, styles, fonts, pictures and scripts into one file. */
export async function main(args: string[]): Promise<void> {
  if (!readOptions(args, usage, {})) return
  await buildDeckIfStale()
  const file = join(distFolder, `${readLecture(slidesFolder()).file}.html`)
  const html = await singlePage(distFolder)
  await writeFile(file, html)
  console.log(`${file}: ${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB`)
}

/** The built deck in `folder` as one page. Its print rendition is the same page with `?page=print`. */
export async function singlePage(folder: string): Promise<string> {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const [plain = ''] = /<noscript>[\s\S]*<\/noscript>/.exec(read('index.html')) ?? []
  const page = read('index.html').replace(plain, '')
  const sheets = readdirSync(join(folder, 'assets')).filter(file => /^(?!print-|speaker-).*\.css$/.test(file))
  const first = [...page.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css)
  const inlined = (css: readonly string[]) => withFiles(withoutOldFormats(css.join('\n')), folder)
  const deck = inlined([...first, ...sheets.map(file => read(`assets/${file}`))])
  const print = inlined(linkedSheets(read('print.html')).map(read))
  const fonts = new Set([deck, print].flatMap(css => css.match(fontFace) ?? []))
  const styles = [
    `<style>${[...fonts].join('\n')}</style>`,
    `<style data-page="deck">${deck.replace(fontFace, '')}</style>`,
    `<style data-page="print" media="not all">${print.replace(fontFace, '')}</style>`,
  ]
  const scripts = [choosePage(read('early.js')), await bundle()].map(script =>
    script.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3C!--'),
  )
  const bare = page
    .replace(/\s*<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    .replace(/\s*<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/\s*<link rel="(?:stylesheet|preload|modulepreload|manifest|apple-touch-icon)"[^>]*>/g, '')
    .replace(/\s*<script\b[^>]*src="[^"]*"[^>]*><\/script>/g, '')
  const whole = withPictures(bare, folder)
    .replace('</head>', () => `${styles.join('\n')}\n</head>`)
    .replace('</body>', () => `${plain}\n${scripts.map(text => `<script>${text}</script>`).join('\n')}\n</body>`)
  const licences = read('licences.txt').replaceAll('--', '- -')
  return withPolicy(`${whole}\n<!--\n${licences}\n-->\n`, policyFor(scripts))
}

/** In a file nothing is fetched: its scripts are known by their hashes, fonts and pictures stand in it. */
function policyFor(scripts: readonly string[]): Record<string, string> {
  const hashes = scripts.map(text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  const none = ['connect-src', 'frame-src', 'worker-src', 'manifest-src'].map(name => [name, "'none'"])
  return { 'script-src': hashes.join(' '), 'img-src': 'data: blob:', 'font-src': 'data:', ...Object.fromEntries(none) }
}

/** Before the slides' script: the style of the page that the address asks for. */
function choosePage(early: string): string {
  return `if (new URLSearchParams(location.search).get('page') === 'print') {
  document.documentElement.classList.add('kl-print')
  document.querySelector('.reveal').className = 'reveal ready'
  for (const style of document.querySelectorAll('style[data-page]')) style.media = style.dataset.page === 'print' ? 'all' : 'not all'
} else {\n${early}\n}`
}

const fontFace = /@font-face\s*\{[^}]*\}/g

function linkedSheets(html: string): string[] {
  return [...html.matchAll(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"/g)].map(([, file = '']) => file)
}

function withFiles(css: string, folder: string): string {
  return css.replace(/url\(["']?([^)"']+\.(?:woff2|svg|png))["']?\)/g, (_, file: string) => {
    const type = file.endsWith('.woff2') ? 'font/woff2' : pictureType(file)
    return `url(${dataUri(join(folder, 'assets', basename(file)), type)})`
  })
}

/** `html` with the pictures it shows, and its icon; what a link's preview shows stays outside. */
function withPictures(html: string, folder: string): string {
  return html.replace(
    /\b(src|href)="\.\/([\w/.-]+\.(?:svg|png))"/g,
    (_, name: string, file: string) => `${name}="${dataUri(join(folder, file), pictureType(file))}"`,
  )
}

function pictureType(file: string): string {
  return file.endsWith('.svg') ? 'image/svg+xml' : 'image/png'
}

function dataUri(path: string, type: string): string {
  return `data:${type};base64,${readFileSync(path).toString('base64')}`
}

/** Every script of the lecture as one that needs no module: a page on a disk may not load any. */
async function bundle(): Promise<string> {
  const root = join(projectFolder, 'src')
  const built = await build({
    configFile: false,
    mode: 'single',
    logLevel: 'silent',
    root,
    base: './',
    publicDir: false,
    plugins: [withoutStyles()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'single.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  const [output] = [built].flat()
  if (!output || !('output' in output)) throw new Error('The scripts could not be put into one.')
  const chunks = output.output.filter(part => part.type === 'chunk')
  if (chunks.length !== 1)
    throw new Error(`Expected one script, got ${chunks.map(({ fileName }) => fileName).join(', ')}.`)
  return chunks[0]!.code
}

function withoutStyles(): Plugin {
  return {
    name: 'deck-without-styles',
    enforce: 'pre',
    resolveId: source => (/\.css(\?|$)/.test(source) ? '\0no-style' : undefined),
    load: id => (id === '\0no-style' ? 'export default ""' : undefined),
  }
}
