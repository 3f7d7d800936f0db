import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, createServer, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { slides } from '../../../src/tools/vite/slides.ts'

let root: string
let server: ViteDevServer | undefined

/** Until the file system has told the server, and the server us. */
const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 10_000, interval: 10 })

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'deck-'))
  for (const folder of ['slides', 'assets', 'page']) mkdirSync(join(root, folder))
  write('page/index.html', '<!doctype html><html><head></head><body><main><!-- slides --></main></body></html>')
  write('assets/curve.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  write('slides/10-a.md', "## A\n\n`$& $'` ![c](assets/curve.svg)\n\nNote: x")
  write('slides/20-b.md', '## B\n\nNote: y')
})

afterEach(async () => {
  await server?.close()
  server = undefined
  rmSync(root, { recursive: true })
})

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text)
}

function config() {
  return {
    root: join(root, 'page'),
    publicDir: join(root, 'assets'),
    configFile: false as const,
    logLevel: 'silent' as const,
    plugins: [slides({ dir: join(root, 'slides'), assets: join(root, 'assets'), widgets: {} })],
  }
}

describe('a build', () => {
  async function page(): Promise<string> {
    const output = await build({ ...config(), build: { write: false } })
    if (!('output' in output)) throw new Error('expected one output')
    const file = output.output.find(({ fileName }) => fileName === 'index.html')
    return file?.type === 'asset' ? String(file.source) : ''
  }

  test('puts the sections where the marker is, in the order of the files', async () => {
    const html = await page()
    expect(html).toMatch(/<main><section id="a" [\s\S]*<\/section>\n<section id="b" [\s\S]*<\/section><\/main>/)
    expect(html).toContain("$&amp; $'")
    expect(html).toContain('src="./curve.svg"')
    expect(html).not.toContain('kl-mistakes')
  })

  test('with mistakes fails and lists them all, one a line', async () => {
    write('slides/10-a.md', '## A')
    write('slides/20-b.md', '## B\n\n$\\foo$\n\nNote: y')
    await expect(page()).rejects.toThrow(
      'slides/10-a.md:1: missing notes separator: expected a line that begins with "Note:"\n' +
        'slides/20-b.md:3: TeX: undefined control sequence: \\foo',
    )
  })
})

describe('the development server', () => {
  async function start() {
    server = await createServer({ ...config(), server: { middlewareMode: true, ws: false } })
    await soon(() => expect(server!.watcher.getWatched()[join(root, 'slides')]).toHaveLength(2))
    return vi.spyOn(server.ws, 'send')
  }

  const html = () => server!.transformIndexHtml('/index.html', '<body><!-- slides --></body>')

  test('serves what compiled, with the mistakes beside it', async () => {
    write('slides/10-a.md', '## A\n\n</script>')
    await start()
    expect(await html()).toContain('<section id="b"')
    expect(await html()).toContain('<script type="application/json" id="kl-mistakes">["slides/10-a.md:1: missing')
    expect(await html()).toContain('\\u003c/script> closes nothing')
  })

  test('sends the slides when a file is changed, added or removed, and no reload', async () => {
    const send = await start()
    const news = () => send.mock.lastCall as [string, { stacks: { id: string }[][]; mistakes: string[] }]

    write('slides/20-b.md', '## Changed')
    await soon(() =>
      expect(
        news()?.[1]
          .stacks.flat()
          .map(({ id }) => id),
      ).toEqual(['a', 'changed']),
    )
    expect(news()[0]).toBe('deck:slides')
    expect(news()[1].mistakes).toEqual([
      'slides/20-b.md:1: missing notes separator: expected a line that begins with "Note:"',
    ])

    write('slides/30-c.md', '## C\n\nNote: z')
    await soon(() =>
      expect(
        news()[1]
          .stacks.flat()
          .map(({ id }) => id),
      ).toEqual(['a', 'changed', 'c']),
    )
    rmSync(join(root, 'slides/20-b.md'))
    await soon(() =>
      expect(
        news()[1]
          .stacks.flat()
          .map(({ id }) => id),
      ).toEqual(['a', 'c']),
    )
    expect(news()[1].mistakes).toEqual([])
    expect(send.mock.calls.map(call => call[0]).every(event => event === 'deck:slides')).toBe(true)
  })

  test('forgets a missing file when it arrives', async () => {
    write('slides/20-b.md', '## B\n\n![d](assets/d.svg)\n\nNote: y')
    const send = await start()
    expect(await html()).toContain('no file assets/d.svg')
    write('assets/d.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    await soon(() => expect(send).toHaveBeenCalledWith('deck:slides', expect.objectContaining({ mistakes: [] })))
    expect(await html()).not.toContain('no file')
  })
})
