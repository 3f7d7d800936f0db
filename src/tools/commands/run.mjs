/**
 * Runs a TypeScript file of this project in Node, through Vite's own module runner:
 *
 *     node src/tools/commands/run.mjs src/tools/commands/pdf.ts --out lecture.pdf
 *
 * The file exports `main(args: string[]): Promise<number | void>`; what it returns is the exit code. An error ends the
 * run with its message alone and its `exitCode` (else 1); `DEBUG=1` adds where it was thrown.
 */
import { resolve } from 'node:path'

const [file, ...args] = process.argv.slice(2)

try {
  if (!file) throw new Error('Usage: node src/tools/commands/run.mjs FILE.ts [ARGUMENT …]')
  const { runnerImport } = await import('vite').catch(() => {
    throw new Error('The packages of this project are not installed. Run: npm ci')
  })
  const { module } = await runnerImport(resolve(file), { configFile: false, logLevel: 'error' })
  if (typeof module.main !== 'function') throw new Error(`${file} exports no function “main”.`)
  process.exit((await module.main(args)) ?? 0)
} catch (error) {
  const withTrace = process.env.DEBUG && error instanceof Error
  console.error(withTrace ? error.stack : error instanceof Error ? error.message : String(error))
  process.exit(error?.exitCode ?? 1)
}
