import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readSources } from '../../src/compiler/sources.ts'
import { projectFolder } from '../../src/tools/serve.ts'

const require = createRequire(import.meta.url)

/**
 * The same slides as the usual reveal.js deck: Markdown and TeX read in the browser by reveal's own plugins, with KaTeX
 * served beside them. Written into `scratch/peer-THEME/`, from the very reveal.js and KaTeX this project uses, so
 * nothing is fetched. Our widgets are plain code blocks there. Returns the folder.
 */
export async function writePeer(theme: string): Promise<string> {
  const folder = join(projectFolder, 'scratch', `peer-${theme}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(dirname(require.resolve('reveal.js')), join(folder, 'reveal'), { recursive: true })
  await cp(dirname(require.resolve('katex')), join(folder, 'katex/dist'), { recursive: true })
  await cp(join(projectFolder, 'assets'), join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'slides.md'), await allSlides())
  await writeFile(join(folder, 'index.html'), page(theme))
  return folder
}

/** Every file of the lecture, in its order, as one text. */
export async function allSlides(): Promise<string> {
  const sources = readSources(join(projectFolder, 'slides'))
  return sources.map(({ text }) => text.trim()).join('\n\n---\n\n')
}

function page(theme: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>KL divergence and variational inference</title>
    <link rel="stylesheet" href="reveal/reset.css">
    <link rel="stylesheet" href="reveal/reveal.css">
    <link rel="stylesheet" href="reveal/theme/${theme}.css">
  </head>
  <body>
    <div class="reveal">
      <div class="slides">
        <section data-markdown="slides.md" data-separator="^\\n---\\n$" data-separator-vertical="^\\n--\\n$" data-separator-notes="^Note:"></section>
      </div>
    </div>
    <script src="reveal/reveal.js"></script>
    <script src="reveal/plugin/markdown.js"></script>
    <script src="reveal/plugin/math.js"></script>
    <script src="reveal/plugin/notes.js"></script>
    <script>
      Reveal.initialize({
        width: 1280, height: 720, hash: true, transition: 'none',
        katex: { local: 'katex' },
        plugins: [RevealMarkdown, RevealMath.KaTeX, RevealNotes],
      })
    </script>
  </body>
</html>
`
}
