import { race } from './race.ts'

const args = Float64Array.from({ length: 1024 }, (_, i) => 0.5 + 1.7 * Math.sin(i) ** 2)

/** Milliseconds that one exp and one log take here, the loop around them included; measured once. */
export function costs(): { exp: number; log: number } {
  measured ??= race([sumOfExp, sumOfLog]).map(time => time / args.length)
  const [exp = 0, log = 0] = measured
  return { exp, log }
}

let measured: number[] | undefined

function sumOfExp(): number {
  let sum = 0
  for (let i = 0; i < args.length; i++) sum += Math.exp(args[i]!)
  return sum
}

function sumOfLog(): number {
  let sum = 0
  for (let i = 0; i < args.length; i++) sum += Math.log(args[i]!)
  return sum
}

/** Nodes below which no rule has an expectation under a normal to rounding, even of a smooth function. */
export const NODES = 29

/** Milliseconds for `evaluations` of the log of a mixture: an exp for each component but the largest, and one log. */
export function mixtureFloor(components: number, evaluations: number): number {
  const { exp, log } = costs()
  return evaluations * ((components - 1) * exp + log)
}
