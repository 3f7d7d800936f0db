/** `npm run pictures`: writes the icons and the preview pictures. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { readLecture } from '../../compiler/lecture.ts'
import { launch } from '../browser/browser.ts'
import { openDeckPage } from '../browser/deckPage.ts'
import { buildDeckIfStale, distFolder, projectFolder, serveFolder, slidesFolder } from '../serve.ts'
import { readOptions } from './options.ts'

const usage = `npm run pictures

Makes anew the pictures that stand for the lecture elsewhere: the icons of the installed lecture out of
assets/favicon.svg, the picture of a link's preview, and the one in README.`

/** The icon fills its square where the system cuts the corners; what matters of it is within the middle four fifths. */
const icons = [
  { file: 'icon-192.png', size: 192, scale: 1, corner: true },
  { file: 'icon-512.png', size: 512, scale: 1, corner: true },
  { file: 'icon-maskable-512.png', size: 512, scale: 0.8, corner: false },
]

const views = [
  { file: 'assets/preview.png', width: 1200, height: 630 },
  { file: '.github/picture.png', width: 1280, height: 720 },
]

/** Writes every picture of the project that is made by a program. */
export async function main(args: string[]): Promise<void> {
  if (!readOptions(args, usage, {})) return
  await buildDeckIfStale()
  const served = await serveFolder(distFolder)
  const browser = await launch()
  try {
    for (const icon of icons) await drawIcon(browser, icon)
    for (const view of views) await takeView(browser, served.url, view)
  } finally {
    await browser.close()
    await served.close()
  }
  console.log([...icons.map(({ file }) => `assets/${file}`), ...views.map(({ file }) => file)].join('\n'))
}

async function drawIcon(browser: Browser, { file, size, scale, corner }: (typeof icons)[number]): Promise<void> {
  const drawing = await readFile(join(projectFolder, 'assets/favicon.svg'), 'utf8')
  const ground = /<rect[^>]*fill="([^"]+)"/.exec(drawing)?.[1] ?? '#000'
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const side = size * scale
  await page.setContent(
    `<style>body { margin: 0; height: 100vh; display: grid; place-items: center; ${corner ? '' : `background: ${ground}`} }
     svg { width: ${side}px; height: ${side}px }</style>${drawing}`,
  )
  await page.screenshot({ path: join(projectFolder, 'assets', file), omitBackground: corner })
  await page.close()
}

async function takeView(browser: Browser, url: string, { file, width, height }: (typeof views)[number]): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, serviceWorkers: 'block' })
  await openDeckPage(page, `${url}?motion=none&theme=light#/${readLecture(slidesFolder()).pictured}`)
  await page.addStyleTag({
    content: '.controls, .progress, .slide-number, .kl-slide-tools { display: none !important }',
  })
  await page.screenshot({ path: join(projectFolder, file) })
  await page.close()
}
