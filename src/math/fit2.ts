import { type Distribution2, type Normal2, termsOf } from './distribution2.ts'
import {
  covOf,
  entropyOfNormal2,
  hermiteMoments2,
  kl2,
  type LogDensity2,
  logDensity2,
  moments2,
  type Root,
  rootOf,
} from './plane.ts'

/** A plane normal fitted to a target: mean (x, y), covariance (var x, cov, var y), the divergence left. */
export interface Fit2 {
  mean: [number, number]
  cov: [number, number, number]
  value: number
  global?: boolean
}

interface Options {
  /** Whether q's two coordinates are independent (mean field). */
  factorised?: boolean
}

/** The normal that minimises KL(p‖q): p's mean and covariance; factorised: the variances alone. */
export function fitForward2(p: Distribution2, { factorised = false }: Options = {}): Fit2 {
  const { mean, cov } = moments2(p)
  const kept: [number, number, number] = factorised ? [cov[0], 0, cov[2]] : cov
  return { mean, cov: kept, value: kl2(p, { family: 'normal2', mean, cov: kept }), global: true }
}

/**
 * Stationary points of KL(q‖p) over plane normals q: minima by value, and saddles of any index. In the plane no theorem
 * bounds their number: starts are the moments of all subsets of components, and ways between the minima found.
 */
export function fitReverse2(
  p: Distribution2,
  { factorised = false }: Options = {},
): { minima: Fit2[]; saddles: Fit2[] } {
  const log = logDensity2(p)
  const free = factorised ? [0, 1, 2, 4] : [0, 1, 2, 3, 4]
  const found: State[] = []
  const rough: State[] = []
  const collect = (start: State | undefined) => {
    const near = start && newton(log, start, free, COARSE, 60, 1e-7)
    if (!near || rough.some(other => samePlace(other, near))) return
    rough.push(near)
    const point = polish(log, near, free)
    if (point && !found.some(other => samePlace(other, point))) found.push(point)
  }
  const starts = startsOf(p, factorised)
  for (const start of starts) collect(descend2(log, start, free))
  const minima = found.slice()
  for (let i = 0; i < minima.length; i++)
    for (let j = 0; j < i; j++)
      for (const t of [0.5, 0.3, 0.7, 0.15, 0.85]) collect(between(log, minima[i]!, minima[j]!, t, factorised))
  if (minima.length > 1) for (const start of starts) collect(stateAt(log, start.mean, start.root, COARSE))
  const centre = moments2(p).mean
  for (let round = 0; round < MOST_ROUNDS && indexSum(found, free) !== 1; round++) {
    const known = found.slice()
    for (let i = 0; i < known.length; i++) {
      for (let j = 0; j < i; j++) collect(between(log, known[i]!, known[j]!, 0.5, factorised))
      const { mean, root } = known[i]!
      const [xx, xy, yy] = covOf(root)
      for (const [x, y, t] of INFLATIONS) {
        const moved = [mean[0] + t * (centre[0] - mean[0]), mean[1] + t * (centre[1] - mean[1])] as const
        collect(stateAt(log, moved, rootOf([xx * x * x, factorised ? 0 : xy * x * y, yy * y * y]), COARSE))
      }
    }
  }
  const fits = (wanted: boolean) =>
    found
      .filter(state => isMinimum(state, free) === wanted)
      .map(
        ({ mean, root, h }): Fit2 => ({
          mean,
          cov: covOf(root),
          value: Math.max(0, -entropyOfNormal2(covOf(root)) - h[0]!),
        }),
      )
      .sort((a, b) =>
        Math.abs(a.value - b.value) > 1e-11 ? a.value - b.value : a.mean[0] - b.mean[0] || a.cov[1] - b.cov[1],
      )
  const lowest = fits(true)
  return {
    minima: lowest.map(fit => ({ ...fit, global: fit.value - lowest[0]!.value < 1e-11 })),
    saddles: fits(false),
  }
}

const MOST_ROUNDS = 2
/** Where further saddles are looked for: widths along x and y over a known point's, and how far towards p's mean. */
const INFLATIONS = [1, 1.4, 1.9].flatMap(x => [1, 1.4, 1.9].flatMap(y => [0, 0.25, 0.5].map(t => [x, y, t] as const)))
const COARSE = 0.5
const FINE = [0.3, 0.18, 0.11, 0.065, 0.04, 0.025]

/** q with the Hermite moments of ℓ under it. */
interface State {
  readonly mean: [number, number]
  readonly root: Root
  readonly h: Float64Array
}

function stateAt(log: LogDensity2, mean: readonly [number, number], root: Root, step: number): State {
  return { mean: [mean[0], mean[1]], root, h: hermiteMoments2(log, mean, root, step) }
}

/** The gradient in local coordinates (a₁, a₂, S₁₁, S₁₂, S₂₂): mean + R a, root R exp(S), S symmetric. */
function gradient({ h }: State): number[] {
  return [-h[5]!, -h[1]!, -1 - h[10]!, -2 * h[6]!, -1 - h[2]!]
}

const ORDERS = [
  [1, 0, 1],
  [0, 1, 1],
  [2, 0, 1],
  [1, 1, 2],
  [0, 2, 1],
] as const

/** −E[(a·∇ + S:∇∇)²ℓ] − 2E[S²:∇∇ℓ] as a matrix, in whitened coordinates. */
function hessian({ h }: State): number[][] {
  const matrix = ORDERS.map(([i, j, c]) => ORDERS.map(([k, l, d]) => -c * d * (h[5 * (i + k) + j + l] ?? 0)))
  const [h20, h11, h02] = [h[10]!, h[6]!, h[2]!]
  matrix[2]![2]! -= 2 * h20
  matrix[3]![3]! -= 2 * (h20 + h02)
  matrix[4]![4]! -= 2 * h02
  for (const [i, j] of [
    [2, 3],
    [3, 2],
    [3, 4],
    [4, 3],
  ] as const)
    matrix[i]![j]! -= 2 * h11
  return matrix
}

function size(state: State, free: readonly number[]): number {
  const g = gradient(state)
  return Math.hypot(...free.map(i => g[i]!))
}

/** Solves (H + λ) δ = −∇ on the free coordinates by elimination; `positive` is whether all pivots are, `sign` that of their product. */
function newtonStep(
  state: State,
  free: readonly number[],
  lambda: number,
): { delta: number[]; positive: boolean; sign: number } {
  const H = hessian(state)
  const g = gradient(state)
  const n = free.length
  const rows = free.map((i, r) => [...free.map((j, c) => H[i]![j]! + (r === c ? lambda : 0)), -g[i]!])
  let positive = true
  let sign = 1
  for (let k = 0; k < n; k++) {
    if (!(rows[k]![k]! > 0)) positive = false
    sign *= Math.sign(rows[k]![k]!)
    for (let r = k + 1; r < n; r++) {
      const factor = rows[r]![k]! / rows[k]![k]!
      for (let c = k; c <= n; c++) rows[r]![c]! -= factor * rows[k]![c]!
    }
  }
  const solved = new Array<number>(n).fill(0)
  for (let k = n - 1; k >= 0; k--) {
    let sum = rows[k]![n]!
    for (let c = k + 1; c < n; c++) sum -= rows[k]![c]! * solved[c]!
    solved[k] = sum / rows[k]![k]!
  }
  const delta = [0, 0, 0, 0, 0]
  free.forEach((i, k) => {
    delta[i] = solved[k]!
  })
  return { delta, positive, sign }
}

/** Σ (−1)^(negative directions) over the points, which is 1 when none is missing (Morse). */
function indexSum(points: readonly State[], free: readonly number[]): number {
  return points.reduce((sum, point) => sum + newtonStep(point, free, 0).sign, 0)
}

function isMinimum(state: State, free: readonly number[]): boolean {
  return newtonStep(state, free, 0).positive
}

function move(log: LogDensity2, { mean, root }: State, delta: readonly number[], step: number): State | undefined {
  const longest = Math.max(...delta.map(Math.abs))
  if (!Number.isFinite(longest)) return undefined
  const [a1, a2, s11, s12, s22] = delta.map(d => (longest > 0.5 ? (d * 0.5) / longest : d)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const [a, b, c, d] = root
  // exp S to third order: exact enough, for any root near R exp(S) is a fair next place
  const [e11, e12, e22] = expSymmetric(s11, s12, s22)
  const next: Root = [a * e11 + b * e12, a * e12 + b * e22, c * e11 + d * e12, c * e12 + d * e22]
  return stateAt(log, [mean[0] + a * a1 + b * a2, mean[1] + c * a1 + d * a2], next, step)
}

function expSymmetric(a: number, b: number, c: number): [number, number, number] {
  const s2 = [a * a + b * b, b * (a + c), b * b + c * c] as const
  const s3 = [a * s2[0] + b * s2[1], a * s2[1] + b * s2[2], b * s2[1] + c * s2[2]] as const
  return [1 + a + s2[0] / 2 + s3[0] / 6, b + s2[1] / 2 + s3[1] / 6, 1 + c + s2[2] / 2 + s3[2] / 6]
}

function divergenceAt({ root, h }: State): number {
  return -entropyOfNormal2(covOf(root)) - h[0]!
}

/** Damped Newton downhill to a minimum, on the coarse grid. */
function descend2(
  log: LogDensity2,
  start: { mean: readonly [number, number]; root: Root },
  free: readonly number[],
): State | undefined {
  let state = stateAt(log, start.mean, start.root, COARSE)
  let lambda = 0
  for (let k = 0; k < 100 && size(state, free) > 1e-6; k++) {
    const { delta, positive } = newtonStep(state, free, lambda)
    const next = positive ? move(log, state, delta, COARSE) : undefined
    if (next && divergenceAt(next) < divergenceAt(state) + 1e-12) {
      state = next
      lambda = lambda > 0.1 ? lambda / 4 : 0
    } else lambda = Math.max(0.5, 2 * lambda)
    if (lambda > 1e9) return undefined
  }
  return state
}

/** Newton from a point that is stationary on the coarse grid, on finer ones until they agree; undefined unless |∇| < 1e-10. */
function polish(log: LogDensity2, start: State, free: readonly number[]): State | undefined {
  let state: State | undefined = start
  for (const step of FINE) {
    const finer = stateAt(log, state.mean, state.root, step)
    // the finer grid agrees that this point is stationary
    if (size(finer, free) < 1e-11) return finer
    state = newton(log, finer, free, step, 12, 1e-11)
    if (!state) return undefined
  }
  return state
}

function newton(
  log: LogDensity2,
  start: State,
  free: readonly number[],
  step: number,
  most: number,
  close: number,
): State | undefined {
  let state = start
  for (let k = 0; k < most; k++) {
    if (size(state, free) < close) return state
    const next = move(log, state, newtonStep(state, free, 0).delta, step)
    if (!next) return undefined
    state = next
  }
  return size(state, free) < Math.max(close, 1e-10) ? state : undefined
}

/** The moments of every subset of components, under their own and under equal weights. */
function startsOf(p: Distribution2, factorised: boolean): { mean: [number, number]; root: Root }[] {
  const { weights, components } = termsOf(p)
  const starts: { mean: [number, number]; root: Root }[] = []
  for (let subset = 1; subset < 2 ** Math.min(components.length, 10); subset++) {
    const members = components.map((_, i) => i).filter(i => subset & (1 << i))
    const chosen = members.map((i): Normal2 => components[i]!)
    for (const own of chosen.length > 1 ? [true, false] : [true]) {
      const { mean, cov } = moments2({
        family: 'mixture2',
        weights: members.map(i => (own ? weights[i]! : 1)),
        components: chosen,
      })
      starts.push({ mean, root: rootOf(factorised ? [cov[0], 0, cov[2]] : cov) })
    }
  }
  return starts
}

function between(log: LogDensity2, a: State, b: State, t: number, factorised: boolean): State {
  const mean: [number, number] = [a.mean[0] + t * (b.mean[0] - a.mean[0]), a.mean[1] + t * (b.mean[1] - a.mean[1])]
  const [p, q] = [covOf(a.root), covOf(b.root)]
  const [dx, dy] = [b.mean[0] - a.mean[0], b.mean[1] - a.mean[1]]
  const spread = t * (1 - t)
  const cov = [0, 1, 2].map(k => (1 - t) * p[k]! + t * q[k]! + spread * [dx * dx, dx * dy, dy * dy][k]!) as [
    number,
    number,
    number,
  ]
  return stateAt(log, mean, rootOf(factorised ? [cov[0], 0, cov[2]] : cov), COARSE)
}

function samePlace(a: State, b: State): boolean {
  const [p, q] = [covOf(a.root), covOf(b.root)]
  const near = 1e-5
  return (
    Math.abs(a.mean[0] - b.mean[0]) < near * Math.sqrt(p[0]) &&
    Math.abs(a.mean[1] - b.mean[1]) < near * Math.sqrt(p[2]) &&
    Math.abs(p[0] - q[0]) < near * p[0] &&
    Math.abs(p[2] - q[2]) < near * p[2] &&
    Math.abs(p[1] - q[1]) < near * Math.sqrt(p[0] * p[2])
  )
}
