/** Shortens the paths in a PDF's content streams. */
import { simplifiedPolyline } from './simplifiedPolyline.ts'

const segment = /^([-\d. ]+) (m|l|c|v|y|re)$/

/**
 * A content stream made smaller where it is large: a curve comes from the browser as hundreds of points with seven digits
 * each. Points are rounded to `step` (a hundredth of a unit is at most a hundredth of a design pixel), and those that lie on
 * the line between their neighbours to within two steps are left out. Matrices and text stay as they are.
 */
export function shortenedPaths(stream: string, step = 0.01): string {
  const out: string[] = []
  let run: [number, number][] = []
  const endRun = () => {
    for (const [x, y] of simplifiedPolyline(run, 2 * step).slice(1)) out.push(`${short(x)} ${short(y)} l`)
    run = []
  }
  for (const line of stream.split('\n')) {
    const [, numbers, operator] = segment.exec(line) ?? []
    const values = numbers?.split(' ').map(text => rounded(Number(text), step)) ?? []
    const end = values.slice(-2) as [number, number]
    if (run.length > 0 && isStraight(operator, values, run.at(-1)!, step)) {
      run.push(end)
      continue
    }
    endRun()
    out.push(operator ? `${values.map(short).join(' ')} ${operator}` : line)
    if (operator && operator !== 're') run = [end]
  }
  endRun()
  return out.join('\n')
}

/** A line, or a curve whose control points are at its ends. */
function isStraight(
  operator: string | undefined,
  values: readonly number[],
  [x, y]: [number, number],
  step: number,
): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = values
  const [u = 0, v = 0] = values.slice(-2)
  const same = (p: number, q: number, r: number, s: number) => Math.abs(p - r) + Math.abs(q - s) <= 1.1 * step
  if (operator === 'l') return true
  if (operator === 'y') return same(a, b, x, y)
  if (operator === 'v') return same(a, b, u, v)
  return operator === 'c' && same(a, b, x, y) && same(c, d, u, v)
}

function rounded(value: number, step: number): number {
  const parts = Math.round(1 / step)
  return Math.round(value * parts) / parts
}

function short(value: number): string {
  return value === 0 ? '0' : String(value).replace(/^(-?)0\./, '$1.')
}
