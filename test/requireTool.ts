/** A tool that tests need: where it is missing they are skipped with a sentence that says so, and fail under `CI=true`. */
import { execFileSync } from 'node:child_process'

export interface Tool {
  /** What is missing if it is. */
  name: string
  isHere: boolean
  /** How it is got. */
  get: string
  /** What is not tested without it. */
  untested: string
}

/** Whether the tests that need `tool` can run; throws where they must. */
export function requireTool(
  { name, isHere, get, untested }: Tool,
  { env = process.env, warn = console.warn }: { env?: NodeJS.ProcessEnv; warn?: (text: string) => void } = {},
): boolean {
  if (isHere) return true
  const sentence = `${name} not found, and so not tested: ${untested}. To get it: ${get}`
  if (env.CI && env.CI !== 'false') throw new Error(sentence)
  warn(sentence)
  return false
}

/** Whether a program can be started with `args` and ends well. */
export function runs(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
