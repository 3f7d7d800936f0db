import { type Precision, stepAlong } from './corners2.ts'
import { type Mixture2Target, QUADRATIC, type Root, seenFrom } from './mixture2.ts'
import { type Trapezoid, trapezoid } from './trapezoid.ts'

/** Errors below 1e-13 of the terms, and below 1e-4: enough to find the way. */
export const EXACT: Precision = { nats: 29, step: 2 ** -0.75, straight: false }
export const ROUGH: Precision = { nats: 8, step: 2 ** -0.25, straight: true }

/** Beyond the tolerance, for powers of z and of ℓ grow before e^(−z²/2) wins. */
const MARGIN = 9
const SATURATED = 38
const row = new Float64Array(5)
const hermite = new Float64Array(5)

/**
 * h_ij = E_q[ℓ·He_i(z₁)·He_j(z₂)], i + j ≤ 4, at [5i + j], for ℓ = log p and q with the given mean and root, z whitened.
 * The component that rules at q's mean is integrated in closed form; what the others add is summed by trapezoidal rules
 * row by row, each as fine as the boundaries between components are sharp there. Allocates nothing.
 */
export function hermiteMoments2(
  target: Mixture2Target,
  mean: readonly [number, number],
  root: Root,
  precision: Precision,
  h: Float64Array,
): void {
  const { count, seen } = target
  const main = seenFrom(target, mean, root)
  h.fill(0)
  if (count > 1) addOthers(seen, count, main, precision, h)
  const at = QUADRATIC * main
  h[0]! += seen[at]! + seen[at + 3]! + seen[at + 5]!
  h[5]! += seen[at + 1]!
  h[1]! += seen[at + 2]!
  h[10]! += 2 * seen[at + 3]!
  h[6]! += seen[at + 4]!
  h[2]! += 2 * seen[at + 5]!
}

const buffers = (most: number) => Array.from({ length: 6 }, () => new Float64Array(most)) as Six
type Six = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]

let [a, b, c, da, db, terms] = buffers(4)
let line = { count: 0, a, b, c, da, db }

function makeRoom(count: number): void {
  if (count > a.length) [a, b, c, da, db, terms] = buffers(2 * count)
  line = { count, a, b, c, da, db }
}

function addOthers(seen: Float64Array, count: number, main: number, precision: Precision, h: Float64Array): void {
  if (line.count !== count) makeRoom(count)
  const reach = precision.nats + MARGIN
  const rows = trapezoid(rowStep(seen, count, main, precision))
  const last = Math.min(rows.weights.length - 1, Math.floor(Math.sqrt(2 * reach) / rows.step))
  for (let i = -last; i <= last; i++) {
    const z2 = i * rows.step
    layLine(seen, count, main, z2, 0)
    const off = 0.5 * z2 * z2
    // where some other component still counts: e_j − z²/2 > −reach, a quadratic for each
    let from = Infinity
    let to = -Infinity
    const widest = Math.sqrt(2 * Math.max(0, reach - off))
    for (let j = 1; j < count; j++) {
      const curve = 0.5 - c[j]!
      const room = a[j]! - off + reach
      let left = -widest
      let right = widest
      if (curve > 0) {
        const square = b[j]! * b[j]! + 4 * curve * room
        if (!(square > 0)) continue
        const half = Math.sqrt(square)
        left = Math.max(left, (b[j]! - half) / (2 * curve))
        right = Math.min(right, (b[j]! + half) / (2 * curve))
      }
      if (left < from) from = left
      if (right > to) to = right
    }
    if (!(from < to)) continue
    const columns = trapezoid(stepAlong(line, z2, precision))
    if (count === 2) sumTwo(columns, from, to)
    else sumMany(columns, from, to, count)
    const weight = (rows.weights[Math.abs(i)]! * rows.step * columns.step) / (2 * Math.PI)
    setHermite(z2)
    for (let k = 0; k < 5; k++) for (let l = 0; l < 5 - k; l++) h[5 * k + l]! += weight * hermite[l]! * row[k]!
  }
}

function setHermite(z: number): void {
  const square = z * z
  hermite[0] = 1
  hermite[1] = z
  hermite[2] = square - 1
  hermite[3] = z * (square - 3)
  hermite[4] = square * (square - 6) + 3
}

/** The quadratics along z₁ at z₂ = at (`along` 0), or along z₂ at z₁ = at; the main component, which is 0, first. */
function layLine(seen: Float64Array, count: number, main: number, at: number, along: 0 | 1): void {
  const [own, other, square, otherSquare] = along === 0 ? [1, 2, 3, 5] : [2, 1, 5, 3]
  a[0] = 0
  b[0] = 0
  c[0] = 0
  for (let i = 0, k = 1; i < count; i++) {
    if (i === main) continue
    const from = QUADRATIC * i
    a[k] = seen[from]! + at * (seen[from + other!]! + at * seen[from + otherSquare!]!)
    b[k] = seen[from + own!]! + at * seen[from + 4]!
    c[k] = seen[from + square!]!
    da[k] = seen[from + other!]! + 2 * at * seen[from + otherSquare!]!
    db[k] = seen[from + 4]!
    k++
  }
}

const COLUMNS_APART = 0.5

/** The step between rows: what singularities in z₂ allow, seen along columns. */
function rowStep(seen: Float64Array, count: number, main: number, precision: Precision): number {
  let least = precision.step
  const last = Math.ceil(Math.sqrt(2 * precision.nats) / COLUMNS_APART)
  for (let i = -last; i <= last; i++) {
    layLine(seen, count, main, i * COLUMNS_APART, 1)
    const step = stepAlong(line, i * COLUMNS_APART, precision, precision.straight)
    if (step < least) least = step
  }
  return least
}

/** Σ e^(−z²/2) log(1 + e^e) He_k(z) over the nodes in [from, to], k = 0 … 4, into `row`. */
function sumTwo({ step, weights }: Trapezoid, from: number, to: number): void {
  const [A, B, C] = [a[1]!, b[1]!, c[1]!]
  let r0 = 0
  let r1 = 0
  let r2 = 0
  let r3 = 0
  let r4 = 0
  const last = Math.min(weights.length - 1, Math.floor(to / step))
  for (let i = Math.max(1 - weights.length, Math.ceil(from / step)); i <= last; i++) {
    const z = i * step
    const e = A + z * (B + z * C)
    if (e < -SATURATED) continue
    const value = e > SATURATED ? e : Math.log(1 + Math.exp(e))
    const term = value * weights[i < 0 ? -i : i]!
    const square = z * z
    r0 += term
    r1 += term * z
    r2 += term * (square - 1)
    r3 += term * z * (square - 3)
    r4 += term * (square * (square - 6) + 3)
  }
  row[0] = r0
  row[1] = r1
  row[2] = r2
  row[3] = r3
  row[4] = r4
}

/** The same for any number of components, log Σ e^(e_j) with e_0 = 0. */
function sumMany({ step, weights }: Trapezoid, from: number, to: number, count: number): void {
  let r0 = 0
  let r1 = 0
  let r2 = 0
  let r3 = 0
  let r4 = 0
  const last = Math.min(weights.length - 1, Math.floor(to / step))
  for (let i = Math.max(1 - weights.length, Math.ceil(from / step)); i <= last; i++) {
    const z = i * step
    let top = 0
    for (let j = 1; j < count; j++) {
      const e = a[j]! + z * (b[j]! + z * c[j]!)
      terms[j] = e
      if (e > top) top = e
    }
    let sum = 0
    for (let j = 0; j < count; j++) {
      const below = terms[j]! - top
      if (below > -SATURATED) sum += below === 0 ? 1 : Math.exp(below)
    }
    const value = sum === 1 ? top : top + Math.log(sum)
    if (value === 0) continue
    const term = value * weights[i < 0 ? -i : i]!
    const square = z * z
    r0 += term
    r1 += term * z
    r2 += term * (square - 1)
    r3 += term * z * (square - 3)
    r4 += term * (square * (square - 6) + 3)
  }
  row[0] = r0
  row[1] = r1
  row[2] = r2
  row[3] = r3
  row[4] = r4
}
