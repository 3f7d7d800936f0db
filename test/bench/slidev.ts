import { spawnSync } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '../../src/tools/serve.ts'
import { allSlides } from './peer.ts'

const packages = ['@slidev/cli@52', '@slidev/theme-default@0.25']
const folder = join(projectFolder, 'scratch', 'slidev')

/** The same slides as a Slidev deck, built into `scratch/slidev/dist`; our widgets are plain code blocks there. Returns the folder. */
export async function writeSlidev(): Promise<string> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  await cp(join(projectFolder, 'assets'), join(folder, 'public'), { recursive: true })
  await writeFile(join(folder, 'slides.md'), asSlidev(await allSlides()))
  await rm(join(folder, 'dist'), { recursive: true, force: true })
  run('could not be installed', 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages])
  run('could not be built', 'node', ['node_modules/@slidev/cli/bin/slidev.mjs', 'build', '--base', './'])
  return join(folder, 'dist')
}

function run(failed: string, program: string, args: string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', timeout: 600_000 })
  if (status !== 0) throw new Error(`${failed}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`)
}

/**
 * Our Markdown in Slidev's: one row of slides, notes as a comment at the end of each, no attributes in comments, pictures
 * from its `public/`.
 */
export function asSlidev(text: string): string {
  const slides = text
    .replaceAll('](assets/', '](/')
    .split(/^---?$/m)
    .map(slide => {
      const [content = '', notes = ''] = slide.replace(/ ?<!--[\s\S]*?-->/g, '').split(/^Note:/m)
      return `${content.trim().replace(/^```widget.*$/gm, '```text')}\n\n<!--\n${notes.trim()}\n-->`
    })
  return `---\ntheme: default\nmdc: false\nfonts:\n  provider: none\n---\n\n${slides.join('\n\n---\n\n')}\n`
}
