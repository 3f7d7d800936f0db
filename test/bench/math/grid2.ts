import { adam } from './adam.ts'

/** A mixture of normals in the plane, as columns. */
export interface Normals2 {
  w: number[]
  mean: [number, number][]
  cov: [[number, number], [number, number]][]
}

/** A normal in the plane; `cov` is var x, cov, var y. */
export interface Point2 {
  mean: [number, number]
  cov: [number, number, number]
}

const POINTS = 100
const FLOOR = 1e-300

/** KL(p‖q) and KL(q‖p) as the usual sums of p log(p / q) over the grid. */
export function klOnGrid2(
  p: Normals2,
  { mean, cov: [xx, xy, yy] }: { mean: readonly [number, number]; cov: readonly [number, number, number] },
): [number, number] {
  const q: Normals2 = {
    w: [1],
    mean: [[mean[0], mean[1]]],
    cov: [
      [
        [xx, xy],
        [xy, yy],
      ],
    ],
  }
  const [xs, ys] = [axis(p, 0), axis(p, 1)]
  const cell = (xs[1]! - xs[0]!) * (ys[1]! - ys[0]!)
  let [forward, reverse] = [0, 0]
  for (const x of xs)
    for (const y of ys) {
      const [a, b] = [Math.max(FLOOR, density(p, x, y)), Math.max(FLOOR, density(q, x, y))]
      const gap = cell * Math.log(a / b)
      forward += a * gap
      reverse -= b * gap
    }
  return [forward, reverse]
}

/** The usual fit: densities on a 100 × 100 grid, 1000 steps of Adam on mean and Cholesky factor from p's moments. */
export function fitOnGrid2(p: Normals2): Point2 {
  const axes = [axis(p, 0), axis(p, 1)] as const
  const logP = Float64Array.from({ length: POINTS ** 2 }, (_, k) =>
    Math.log(Math.max(FLOOR, density(p, axes[0][Math.floor(k / POINTS)]!, axes[1][k % POINTS]!))),
  )
  const { mean, cov } = momentsOf(p)
  const l11 = Math.sqrt(cov[0])
  const l21 = cov[1] / l11
  const start = [...mean, Math.log(l11), l21, 0.5 * Math.log(cov[2] - l21 * l21)]
  const [x = 0, y = 0, log11 = 0, below = 0, log22 = 0] = adam((at, out) => gradientAt(axes, logP, at, out), start)
  const first = Math.exp(log11)
  return { mean: [x, y], cov: [first * first, first * below, below * below + Math.exp(2 * log22)] }
}

/**
 * ∂ KL(q‖p) = Σ q (log q − log p) ∂ log q over the grid, q = N(m, L Lᵀ), in (m, log L₁₁, L₂₁, log L₂₂). With
 * u = L⁻¹(x − m): ∂ log q = uᵀ L⁻¹ dL u − tr(L⁻¹ dL), and L⁻ᵀ u in m.
 */
function gradientAt(
  [xs, ys]: readonly [Float64Array, Float64Array],
  logP: Float64Array,
  [x = 0, y = 0, log11 = 0, l21 = 0, log22 = 0]: Float64Array,
  out: Float64Array,
): void {
  const [l11, l22] = [Math.exp(log11), Math.exp(log22)]
  const level = -Math.log(2 * Math.PI) - log11 - log22
  const cell = (xs[1]! - xs[0]!) * (ys[1]! - ys[0]!)
  out.fill(0)
  for (let i = 0; i < POINTS; i++)
    for (let j = 0; j < POINTS; j++) {
      const u = (xs[i]! - x) / l11
      const v = (ys[j]! - y - l21 * u) / l22
      const logQ = level - 0.5 * (u * u + v * v)
      const term = cell * Math.exp(logQ) * (logQ - logP[i * POINTS + j]!)
      out[0]! += (term * (u - (l21 / l22) * v)) / l11
      out[1]! += (term * v) / l22
      out[2]! += term * (u * u - 1 - (l21 / l22) * u * v)
      out[3]! += (term * u * v) / l22
      out[4]! += term * (v * v - 1)
    }
}

/** To eight standard deviations from each component and from p's own mean. */
function axis(p: Normals2, k: 0 | 1): Float64Array {
  const { mean, cov } = momentsOf(p)
  const own = { centre: mean[k], sd: Math.sqrt(cov[2 * k]!) }
  const humps = [own, ...p.mean.map((m, i) => ({ centre: m[k], sd: Math.sqrt(p.cov[i]![k][k]) }))]
  const low = Math.min(...humps.map(({ centre, sd }) => centre - 8 * sd))
  const high = Math.max(...humps.map(({ centre, sd }) => centre + 8 * sd))
  return Float64Array.from({ length: POINTS }, (_, i) => low + ((high - low) * i) / (POINTS - 1))
}

function density({ w, mean, cov }: Normals2, x: number, y: number): number {
  return w.reduce((sum, weight, i) => {
    const [[xx, xy], [, yy]] = cov[i]!
    const [dx, dy] = [x - mean[i]![0], y - mean[i]![1]]
    const determinant = xx * yy - xy * xy
    const square = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant
    return sum + (weight * Math.exp(-0.5 * square)) / (2 * Math.PI * Math.sqrt(determinant))
  }, 0)
}

function momentsOf({ w, mean, cov }: Normals2): Point2 {
  const total = w.reduce((sum, weight) => sum + weight, 0)
  const average = (of: (i: number) => number) => w.reduce((sum, weight, i) => sum + (weight / total) * of(i), 0)
  const x = average(i => mean[i]![0])
  const y = average(i => mean[i]![1])
  const moment = (j: 0 | 1, k: 0 | 1) =>
    average(i => cov[i]![j][k] + mean[i]![j] * mean[i]![k]) - [x, y][j]! * [x, y][k]!
  return { mean: [x, y], cov: [moment(0, 0), moment(0, 1), moment(1, 1)] }
}
