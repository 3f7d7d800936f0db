/** Fixed quadrature points on which p^α q^(1−α) is resolved for every normal q that may be stationary. */
import type { Component, Distribution } from '../distribution/distribution.ts'
import { endpointOrder, endpoints } from '../distribution/endpointOrder.ts'
import type { Peak } from '../distribution/family/familyDefinition.ts'
import { fallsAsPower, type Side } from '../distribution/family/tail.ts'
import { familyOf } from '../distribution/familyOf.ts'
import { componentPeak } from '../distribution/integrationPieces.ts'
import { type PreparedDistribution, preparedDistribution } from '../distribution/preparedDistribution.ts'
import { support } from '../distribution/support.ts'
import { componentTail } from '../distribution/tailOf.ts'
import { gaussLegendre, legendre } from '../numerics/gaussLegendre.ts'
import { memoizeRecent } from '../numerics/memoizeRecent.ts'

/** log p at fixed points, with weights: ∫ f(x) dx ≈ Σ e^(logWeight[k])·f(origin + at[k]) for f smooth where log p is. */
export interface AlphaGrid {
  readonly origin: number
  readonly at: Float64Array
  readonly logWeight: Float64Array
  readonly logP: Float64Array
  /** Whether p goes on to −∞ (∞) beyond the first (last) point. */
  readonly openLeft: boolean
  readonly openRight: boolean
  /** Nats below its peak where an integrand no longer counts. */
  readonly depth: number
}

/** By the same panels: 8 nodes each find the way (to about 1e-7), 16 are exact to rounding. */
export interface AlphaGrids {
  readonly rough: AlphaGrid
  readonly exact: AlphaGrid
}

const rough = gaussLegendre(8)
const exact = gaussLegendre(16)
/** The last Legendre polynomials, whose coefficients tell whether a panel resolves log p. */
const LAST = [12, 13, 14, 15].map(degree => exact.nodes.map((x, i) => exact.weights[i]! * legendre(degree, x)[0]))
const RESOLVED = 3e-13
const DEEPEST = 40
const MOST_PANELS = 4000

/** Where normals q of this sd have their means. */
export interface Band {
  readonly low: number
  readonly high: number
  readonly sd: number
}

/**
 * Points that resolve p^α q^(1−α) for every normal q that may be stationary: no panel is longer than p's own scales
 * there (a stationary q is never narrower than p's narrowest component), none crosses a kink or an edge, and log p
 * is a polynomial of degree 15 on each. Kept for the last few p.
 * `band`: and for these q, be they narrower.
 */
export function alphaGrids(p: Distribution, alpha: number, band?: Band): AlphaGrids {
  const known = gridsOf(p)
  // one set of points does for all α in [0, 1], others for −2 ≤ α < 0 and 1 < α ≤ 3, where q^(1−α) or p^α lifts the tails
  const sharpness = Math.max(3, alpha, 1 - alpha)
  const kind = alpha < 0 ? -1 : alpha > 1 ? 1 : 0
  const key = `${sharpness} ${kind} ${band ? `${band.low} ${band.high} ${band.sd}` : ''}`
  let grids = known.get(key)
  if (!grids) {
    grids = layGrids(preparedDistribution(p), p, sharpness, kind, band)
    known.set(key, grids)
  }
  return grids
}

const gridsOf = memoizeRecent((_: Distribution) => new Map<string, AlphaGrids>())

interface Panel {
  readonly anchor: number
  readonly from: number
  readonly to: number
}

function layGrids(
  prepared: PreparedDistribution,
  p: Distribution,
  sharpness: number,
  kind: number,
  band?: Band,
): AlphaGrids {
  const fine = prepared.components.map(finePeak)
  const origin = fine.reduce((sum, { centre }, i) => sum + prepared.weights[i]! * centre, 0)
  const longest = longestPanel(fine, 4 / Math.sqrt(sharpness), kind === 0 ? 0.5 : 0.125, band)
  const power = kind > 0 ? sharpness : 1
  const panels: Panel[] = []

  const add = (anchor: number, from: number, to: number, depth: number) => {
    const middle = from + (to - from) / 2
    if (depth < DEEPEST && panels.length < MOST_PANELS && !resolved(prepared, anchor, from, to)) {
      add(anchor, from, middle, depth + 1)
      add(anchor, middle, to, depth + 1)
    } else panels.push({ anchor, from, to })
  }

  /** Panels from a landmark outwards to a distance. */
  const walk = (anchor: number, side: Side, distance: number) => {
    const order = endpointOrder(p, anchor, side)
    if (order === Infinity) return
    let done = 0
    if (order !== 0) {
      // log p is a logarithm here: panels that grow threefold, from where nothing is left on
      const depth = order > 0 ? 40 : Math.min(690, 40 / Math.max(1 + power * order, 1e-3))
      const first = Math.min(distance, longest(anchor))
      for (let k = Math.ceil(depth / Math.log(3)); k > 0; k--)
        add(anchor, ...ordered(side * first * 3 ** -k, side * first * 3 ** (1 - k)), DEEPEST)
      done = first
    }
    while (done < distance) {
      const most = longest(anchor + side * done)
      const next = distance - done < 1.3 * most ? distance : done + most
      add(anchor, ...ordered(side * done, side * next), 0)
      done = next
    }
  }

  const marks = landmarks(prepared, p, fine)
  const reach = Math.max(...prepared.components.map((c, i) => outreach(c) * fine[i]!.scale))
  walk(marks[0]!, -1, reach)
  for (let i = 1; i < marks.length; i++) {
    const half = (marks[i]! - marks[i - 1]!) / 2
    walk(marks[i - 1]!, 1, half)
    walk(marks[i]!, -1, half)
  }
  walk(marks[marks.length - 1]!, 1, reach)
  panels.sort((a, b) => a.anchor + a.from - (b.anchor + b.from))
  const ends = support(p)
  return {
    rough: gridOn(panels, prepared, origin, ends, rough, 22),
    exact: gridOn(panels, prepared, origin, ends, exact, 42),
  }
}

/** The longest panel that starts at x: p's scales, growing away from their centres. */
function longestPanel(fine: readonly Peak[], factor: number, growth: number, band?: Band): (x: number) => number {
  return x => {
    let least = Infinity
    for (const { centre, scale } of fine)
      least = Math.min(least, factor * Math.max(scale, growth * (Math.abs(x - centre) - 4 * scale)))
    if (!band) return least
    const away = Math.max(band.low - x, x - band.high, 0) - 9 * band.sd
    return Math.min(least, Math.max(factor * band.sd, away))
  }
}

function ordered(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a]
}

function landmarks(prepared: PreparedDistribution, p: Distribution, fine: readonly Peak[]): number[] {
  const kinks = prepared.components.flatMap(c => familyOf(c).kinks(c))
  return [...new Set([...fine.map(f => f.centre), ...kinks, ...endpoints(p)])].sort((a, b) => a - b)
}

/** Where a component is and how narrow a q may be there: behind an edge that q must not touch, narrower than p. */
function finePeak(c: Component): Peak {
  const { centre, scale } = componentPeak(c)
  return { centre, scale: scale / familyOf(c).detail }
}

/** Of the scale, how far out p^α q^(1−α) may have mass. */
function outreach(c: Component): number {
  return ([-1, 1] as const).some(side => heavy(c, side)) ? 1e15 : 200
}

function heavy(c: Component, side: Side): boolean {
  const tail = componentTail(c, side)
  return tail !== undefined && fallsAsPower(tail)
}

function resolved(prepared: PreparedDistribution, anchor: number, from: number, to: number): boolean {
  const half = (to - from) / 2
  let high = 1
  for (let i = 0; i < 16; i++) {
    values[i] = prepared.logDensityAt(anchor, from + half * (1 + exact.nodes[i]!))
    high = Math.max(high, Math.abs(values[i]!))
  }
  if (!Number.isFinite(high)) return true
  return LAST.every((polynomial, k) => {
    let coefficient = 0
    for (let i = 0; i < 16; i++) coefficient += polynomial[i]! * values[i]!
    return Math.abs(coefficient) * (12.5 + k) <= RESOLVED * high
  })
}

const values = new Float64Array(16)

function gridOn(
  panels: readonly Panel[],
  prepared: PreparedDistribution,
  origin: number,
  ends: readonly [number, number],
  { nodes, weights }: { nodes: Float64Array; weights: Float64Array },
  depth: number,
): AlphaGrid {
  const at: number[] = []
  const logWeight: number[] = []
  const logP: number[] = []
  for (const { anchor, from, to } of panels) {
    const half = (to - from) / 2
    for (let i = 0; i < nodes.length; i++) {
      const offset = from + half * (1 + nodes[i]!)
      const value = prepared.logDensityAt(anchor, offset)
      if (value === -Infinity) continue
      at.push(anchor - origin + offset)
      logWeight.push(Math.log(half * weights[i]!))
      logP.push(value)
    }
  }
  const [low, high] = ends
  return {
    origin,
    at: Float64Array.from(at),
    logWeight: Float64Array.from(logWeight),
    logP: Float64Array.from(logP),
    openLeft: low === -Infinity,
    depth,
    openRight: high === Infinity,
  }
}
