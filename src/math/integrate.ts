import { GAUSS_WEIGHTS, KRONROD_NODES, KRONROD_WEIGHTS } from './kronrod.ts'

/**
 * A piece of the real line seen from an anchor: points x = anchor + h. `linear`: h runs from `from` to `to`.
 * `right` and `left`: h = ±e^t, t from `from` to `to`, which resolves end-point singularities and heavy tails alike.
 */
export interface Piece {
  readonly anchor: number
  readonly map: 'linear' | 'right' | 'left'
  readonly from: number
  readonly to: number
}

/** f at anchor + offset. */
export type Integrand = (anchor: number, offset: number) => number

interface Panel extends Piece {
  readonly value: number
  readonly error: number
  /** The two rules agree to some digits: if bisection does not help here, what is left is rounding. */
  readonly rounding: boolean
  /** How often bisection has then failed to make the error smaller. */
  readonly stalls: number
}

const PANEL_TOLERANCE = 1e-15
/** Divergences are pure numbers: below this nothing can be seen, and near equality all is rounding. */
const NEGLIGIBLE = 1e-23
const MAX_PANELS = 1500

/**
 * ∫ f over the pieces by adaptive bisection with the 21-point Gauss–Kronrod rule, until each panel's error estimate is
 * below 1e-15 of ∫|f| or is rounding. Relative error about 1e-14 for integrands of one sign. Infinity where f is.
 * Cost: 21 evaluations a panel.
 */
export function integrate(f: Integrand, pieces: readonly Piece[]): number {
  let panels = pieces.map(piece => measure(f, piece, 0))
  let settled = 0
  let settledSize = 0
  for (let count = panels.length; panels.length > 0; ) {
    const size = panels.reduce((sum, p) => sum + Math.abs(p.value), settledSize)
    if (!Number.isFinite(size)) return panels.reduce((sum, p) => sum + p.value, settled)
    const next: Panel[] = []
    for (const panel of panels) {
      const small = panel.error <= Math.max(PANEL_TOLERANCE * size, NEGLIGIBLE)
      if (small || panel.stalls > 2 || count > MAX_PANELS) {
        settled += panel.value
        settledSize += Math.abs(panel.value)
      } else {
        next.push(...bisect(f, panel))
        count += 2
      }
    }
    panels = next
  }
  return settled
}

function bisect(f: Integrand, panel: Panel): [Panel, Panel] {
  const { anchor, map, from, to, error, rounding, stalls } = panel
  const middle = from + (to - from) / 2
  const left = measure(f, { anchor, map, from, to: middle }, stalls)
  const right = measure(f, { anchor, map, from: middle, to }, stalls)
  if (!rounding || left.error + right.error < 0.75 * error) return [left, right]
  return [
    { ...left, stalls: stalls + 1 },
    { ...right, stalls: stalls + 1 },
  ]
}

const samples = new Float64Array(21)

/** The value and error estimate of one panel; the estimate is QUADPACK's, sharpened for smooth integrands. */
function measure(f: Integrand, piece: Piece, stalls: number): Panel {
  const { anchor, map, from, to } = piece
  const half = (to - from) / 2
  const centre = from + half
  let kronrod = 0
  let gauss = 0
  for (let i = 0; i < 11; i++) {
    const node = KRONROD_NODES[i]!
    const step = half * node
    const a = mapped(f, anchor, map, centre - step)
    const b = i === 10 ? 0 : mapped(f, anchor, map, centre + step)
    samples[2 * i] = a
    if (i < 10) samples[2 * i + 1] = b
    kronrod += KRONROD_WEIGHTS[i]! * (a + b)
    if (i % 2 === 1) gauss += GAUSS_WEIGHTS[(i - 1) / 2]! * (a + b)
  }
  let spread = 0
  for (let i = 0; i < 21; i++) spread += KRONROD_WEIGHTS[i >> 1]! * Math.abs(samples[i]! - kronrod / 2)
  const difference = Math.abs(kronrod - gauss)
  const error = spread > 0 ? spread * Math.min(1, ((200 * difference) / spread) ** 1.5) : difference
  return { ...piece, value: half * kronrod, error: half * error, rounding: difference < 1e-7 * spread, stalls }
}

function mapped(f: Integrand, anchor: number, map: Piece['map'], t: number): number {
  if (map === 'linear') return f(anchor, t)
  const distance = Math.exp(t)
  return distance * f(anchor, map === 'right' ? distance : -distance)
}
