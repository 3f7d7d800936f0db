/** Panels of log p spread onto a level of the pyramid. */
import type { LogTarget } from '../expectation/logTarget.ts'
import { gaussLegendre } from '../numerics/gaussLegendre.ts'
import { CUT, type Level, SQRT_2PI } from './smoothingPyramid.ts'

const PANEL_NODES = 16
/** The longest panel on which 16 nodes resolve the normal itself , in standard deviations. */
const LONGEST_PANEL = 2.5

const { nodes, weights } = gaussLegendre(PANEL_NODES)
const panel = new Float64Array(PANEL_NODES)

/**
 * Adds ℓ on [start, end], smoothed, to the level: Gauss–Legendre panels as short as ℓ bends. False where that would take
 * more than `mostSteps` evaluations of it.
 */
export function spreadPanels(target: LogTarget, level: Level, start: number, end: number, mostSteps: number): boolean {
  const { width, spacing, origin, middle, values } = level
  const step = spacing / width
  const kernel = new Float64Array(Math.ceil(CUT / step + 0.5) + 1)
  for (let k = 0; k < kernel.length; k++) kernel[k] = Math.exp(-0.5 * (k * step) ** 2) / SQRT_2PI
  let count = 0
  for (let from = start; from < end; ) {
    const rest = end - from
    const most = Math.max(Math.min(LONGEST_PANEL * width, target.reach(from)), 1e-12 * width, 4e-16 * Math.abs(from))
    const length = most >= rest ? rest : rest < 2 * most ? rest / 2 : most
    const half = length / 2
    target.evaluate(from + half, half, nodes, PANEL_NODES, panel)
    for (let n = 0; n < PANEL_NODES; n++) {
      const at = middle + (from + half + half * nodes[n]! - origin) / spacing
      spread(values, kernel, step, at, (half / width) * weights[n]! * panel[n]!)
    }
    count += PANEL_NODES
    if (count > mostSteps) return false
    from = most >= rest ? end : from + length
  }
  return true
}

/** Adds amount·e^(−½(step (i − at))²), normalised as `kernel`, to each values[i]: the transpose of `read`. */
function spread(values: Float64Array, kernel: Float64Array, step: number, at: number, amount: number): void {
  const centre = Math.round(at)
  const d = at - centre
  const b = Math.exp(step * step * d)
  const inverse = 1 / b
  let right = amount * Math.exp(-0.5 * step * step * d * d)
  let left = right
  values[centre]! += kernel[0]! * right
  for (let k = 1; k < kernel.length; k++) {
    right *= b
    left *= inverse
    values[centre + k]! += kernel[k]! * right
    values[centre - k]! += kernel[k]! * left
  }
}
