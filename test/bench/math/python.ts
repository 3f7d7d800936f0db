import { execFile } from 'node:child_process'
import { scipyPython } from '../../scipy.ts'

/** What a contender in Python measured, or why it measured nothing. */
export type Measured<T> = T | { problem: string }

/**
 * One run of `script`: the name of a task as its argument, `input` as JSON on its stdin, the contenders by name as JSON
 * from its stdout. Without Python, NumPy or SciPy each of `names` gets that as its problem.
 */
export function python<T, N extends string>(
  script: string,
  task: string,
  input: unknown,
  names: readonly N[],
): Promise<Record<N, Measured<T>>> {
  return new Promise(resolve => {
    const fail = (problem: string) =>
      resolve(Object.fromEntries(names.map(name => [name, { problem }])) as Record<N, Measured<T>>)
    const child = execFile(
      scipyPython ?? 'python3',
      [script, task],
      { maxBuffer: 1e8, timeout: 60_000 },
      (error, stdout, stderr) => {
        if (!error) return resolve(JSON.parse(stdout))
        const missing = /No module named '\w+'/.exec(stderr)?.[0]
        fail(missing ?? (error.code === 'ENOENT' ? 'no python3 here' : `python3: ${stderr.trim().split('\n').at(-1)}`))
      },
    )
    child.stdin?.on('error', () => {}) // It ended before it read: the callback above says why.
    child.stdin?.end(JSON.stringify(input))
  })
}
