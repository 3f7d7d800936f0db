/** Reads the options of the commands. */
import { type ParseArgsConfig, parseArgs } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O; strict: true }>>['values']

/** A command that was called wrongly: it ends with exit code 2. */
export class UsageError extends Error {
  readonly exitCode = 2
}

/**
 * The options of a command, by name. `--help` prints `usage` and gives undefined; an option that does not exist throws,
 * with the usage.
 */
export function readOptions<const O extends Options>(args: string[], usage: string, options: O): Values<O> | undefined {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage)
    return undefined
  }
  try {
    return parseArgs({ args, options, strict: true }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

/** `text` if it is one of `choices`; `name` is the option it was given for. */
export function oneOf<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find(choice => choice === text)
  if (!found) throw new UsageError(`${name}: expected ${choices.join(' or ')}, got “${text}”.`)
  return found
}

/** “1280x720” as numbers of pixels, each between 100 and 10000. */
export function parseSize(name: string, text: string): { width: number; height: number } {
  const [, w, h] = /^(\d+)[x×](\d+)$/.exec(text) ?? []
  const [width, height] = [Number(w), Number(h)]
  const sane = (length: number) => length >= 100 && length <= 10_000
  if (!(sane(width) && sane(height))) throw new Error(`${name}: expected a size such as 1280x720, got “${text}”.`)
  return { width, height }
}

/** A port to listen on, 1 to 65535. */
export function parsePort(name: string, text: string): number {
  const port = Number(text)
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535))
    throw new Error(`${name}: expected a number from 1 to 65535, got “${text}”.`)
  return port
}
