/** Adaptive Gauss–Kronrod quadrature over pieces of the line. */
import { GAUSS_WEIGHTS, KRONROD_NODES, KRONROD_WEIGHTS } from './gaussKronrod.ts'

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

/** out[i] = f(anchor + offsets[i]) for the NODES of a panel: one call a panel, nothing allocated. */
export type PanelIntegrand = (anchor: number, offsets: Float64Array, out: Float64Array) => void

/** Points of the rule on each panel. */
export const NODES = 21
const PANEL_TOLERANCE = 1e-15
/** Divergences are pure numbers: below this nothing can be seen, and near equality all is rounding. */
const NEGLIGIBLE = 1e-23
/** How many panels bisection may add to the pieces. */
const MOST_ADDED = 1500

/** ∫ f over the pieces, as `integratePanels`. */
export function integrate(f: Integrand, pieces: readonly Piece[]): number {
  return integratePanels((anchor, offsets, out) => {
    for (let i = 0; i < NODES; i++) out[i] = f(anchor, offsets[i]!)
  }, pieces)
}

/**
 * ∫ f over the pieces by adaptive bisection with the 21-point Gauss–Kronrod rule, until each panel's error estimate is
 * below `tolerance` (of ∫|f|, given ∫|f|) or is rounding. Relative error about 1e-14 for integrands of one sign by
 * default. Infinity where f is. Cost: 21 evaluations a panel. f must not itself integrate: the panels are kept in place.
 */
export function integratePanels(
  f: PanelIntegrand,
  pieces: readonly Piece[],
  tolerance: (size: number) => number = toRounding,
): number {
  reserve(pieces.length)
  for (let k = 0; k < pieces.length; k++) measure(f, pieces, open, k, k, pieces[k]!.from, pieces[k]!.to, 0)
  let panels = pieces.length
  let added = 0
  let settled = 0
  let settledSize = 0
  while (panels > 0) {
    let sum = 0
    let size = settledSize
    for (let k = 0; k < panels; k++) {
      sum += open.value[k]!
      size += Math.abs(open.value[k]!)
    }
    if (!Number.isFinite(size)) return settled + sum
    const least = Math.max(tolerance(size) * size, NEGLIGIBLE)
    let children = 0
    for (let k = 0; k < panels; k++) {
      if (open.error[k]! <= least || open.stalls[k]! > 2 || added >= MOST_ADDED) {
        settled += open.value[k]!
        settledSize += Math.abs(open.value[k]!)
      } else {
        bisect(f, pieces, k, children)
        children += 2
        added += 2
      }
    }
    panels = children
    const parents = open
    open = next
    next = parents
  }
  return settled
}

function toRounding(): number {
  return PANEL_TOLERANCE
}

/** Panels side by side: number of the piece, ends, value and error estimate of the integral. */
interface Panels {
  readonly piece: Int32Array
  readonly from: Float64Array
  readonly to: Float64Array
  readonly value: Float64Array
  readonly error: Float64Array
  /** 1 where the two rules agree to some digits: if bisection does not help here, what is left is rounding. */
  readonly rounding: Uint8Array
  /** How often bisection has then failed to make the error smaller. */
  readonly stalls: Uint8Array
}

function roomFor(n: number): Panels {
  return {
    piece: new Int32Array(n),
    from: new Float64Array(n),
    to: new Float64Array(n),
    value: new Float64Array(n),
    error: new Float64Array(n),
    rounding: new Uint8Array(n),
    stalls: new Uint8Array(n),
  }
}

/** The panels of this pass and of the next, kept from one integral to another. */
let open = roomFor(MOST_ADDED + 500)
let next = roomFor(MOST_ADDED + 500)

function reserve(pieces: number): void {
  if (open.piece.length >= pieces + MOST_ADDED + 2) return
  open = roomFor(2 * pieces + MOST_ADDED + 2)
  next = roomFor(2 * pieces + MOST_ADDED + 2)
}

/** Halves the k-th open panel into the next pass, at `place` and the place after. */
function bisect(f: PanelIntegrand, pieces: readonly Piece[], k: number, place: number): void {
  const from = open.from[k]!
  const to = open.to[k]!
  const middle = from + (to - from) / 2
  const stalls = open.stalls[k]!
  measure(f, pieces, next, place, open.piece[k]!, from, middle, stalls)
  measure(f, pieces, next, place + 1, open.piece[k]!, middle, to, stalls)
  if (open.rounding[k]! === 0 || next.error[place]! + next.error[place + 1]! < 0.75 * open.error[k]!) return
  next.stalls[place] = stalls + 1
  next.stalls[place + 1] = stalls + 1
}

const offsets = new Float64Array(NODES)
const samples = new Float64Array(NODES)

/** Writes a panel with its value and error estimate; the estimate is QUADPACK's, sharpened for smooth integrands. */
function measure(
  f: PanelIntegrand,
  pieces: readonly Piece[],
  panels: Panels,
  place: number,
  number: number,
  from: number,
  to: number,
  stalls: number,
): void {
  const half = (to - from) / 2
  sample(f, pieces[number]!, from + half, half)
  let kronrod = 0
  let gauss = 0
  for (let i = 0; i < NODES; i++) {
    kronrod += KRONROD_WEIGHTS[i >> 1]! * samples[i]!
    // nodes of odd index, in pairs, are those of the Gauss rule
    if ((i >> 1) % 2 === 1) gauss += GAUSS_WEIGHTS[i >> 2]! * samples[i]!
  }
  let spread = 0
  for (let i = 0; i < NODES; i++) spread += KRONROD_WEIGHTS[i >> 1]! * Math.abs(samples[i]! - kronrod / 2)
  const difference = Math.abs(kronrod - gauss)
  const error = spread > 0 ? spread * Math.min(1, ((200 * difference) / spread) ** 1.5) : difference
  panels.piece[place] = number
  panels.from[place] = from
  panels.to[place] = to
  panels.value[place] = half * kronrod
  panels.error[place] = half * error
  panels.rounding[place] = difference < 1e-7 * spread ? 1 : 0
  panels.stalls[place] = stalls
}

/** f·|dh/dt| at the nodes centre ± half·node, pair by pair, the centre last. */
function sample(f: PanelIntegrand, { anchor, map }: Piece, centre: number, half: number): void {
  for (let i = 0; i < NODES; i++) {
    const step = half * KRONROD_NODES[i >> 1]!
    const t = i % 2 === 0 ? centre - step : centre + step
    offsets[i] = map === 'linear' ? t : map === 'right' ? Math.exp(t) : -Math.exp(t)
  }
  f(anchor, offsets, samples)
  if (map !== 'linear') for (let i = 0; i < NODES; i++) samples[i] = Math.abs(offsets[i]!) * samples[i]!
}
