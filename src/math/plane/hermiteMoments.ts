/**
 * Expectations under a plane normal of log p times Hermite polynomials: value, gradient and Hessian of the reverse KL
 * in one pass.
 */
import { boundaryStep, emptyLine, type Precision } from './boundaryStep.ts'
import type { Root } from './covarianceRoot.ts'
import { type MixtureTarget, QUADRATIC, seenFrom } from './mixtureTarget.ts'
import { sumRow } from './rowSum.ts'
import { trapezoid } from './trapezoid.ts'

/** Errors of about 1e-12, and of about 1e-3: enough to find the way. */
export const EXACT: Precision = { nats: 29, step: 2 ** -0.75, straight: false }
export const ROUGH: Precision = {
  nats: 8,
  step: 2 ** -0.25,
  straight: true,
  finest: 2 ** -4,
}

/** Beyond the tolerance, for powers of z and of ℓ grow before e^(−z²/2) wins. */
const MARGIN = 9
const row = new Float64Array(5)
const hermite = new Float64Array(5)

/**
 * h_ij = E_q[ℓ·He_i(z₁)·He_j(z₂)], i + j ≤ 4, at [5i + j], for ℓ = log p and q with the given mean and root, z whitened.
 * The component that is largest on average is integrated in closed form; what the others add is summed by trapezoidal
 * rules row by row, each as fine as the boundaries between components are sharp there. Returns how many nodes that took.
 * Allocates nothing.
 */
export function hermiteMoments(
  target: MixtureTarget,
  mean: readonly [number, number],
  root: Root,
  precision: Precision,
  h: Float64Array,
): number {
  const { count, seen } = target
  const main = seenFrom(target, mean, root)
  h.fill(0)
  const nodes = count > 1 ? addOthers(seen, count, main, precision, h) : 0
  const at = QUADRATIC * main
  h[0]! += seen[at]! + seen[at + 3]! + seen[at + 5]!
  h[5]! += seen[at + 1]!
  h[1]! += seen[at + 2]!
  h[10]! += 2 * seen[at + 3]!
  h[6]! += seen[at + 4]!
  h[2]! += 2 * seen[at + 5]!
  return nodes
}

let line = emptyLine(4)

function addOthers(seen: Float64Array, count: number, main: number, precision: Precision, h: Float64Array): number {
  if (line.count !== count) line = emptyLine(count)
  const { a, b, c } = line
  const { most = Infinity, finest = 0 } = precision
  const smoothing = finest > 0 ? smoothed(seen, count, main, precision) : 1
  const reach = precision.nats + MARGIN
  const rows = trapezoid(Math.max(finest, rowStep(seen, count, main, precision)))
  let nodes = 0
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
    const columns = trapezoid(Math.max(finest, boundaryStep(line, z2, precision)))
    nodes += NODES_A_ROW + (to - from) / columns.step
    if (nodes > most) {
      h.fill(Number.NaN)
      return nodes
    }
    sumRow(line, columns, from, to, reach - off, row)
    const weight = (rows.weights[Math.abs(i)]! * rows.step * columns.step) / (2 * Math.PI)
    setHermite(z2)
    for (let k = 0; k < 5; k++) for (let l = 0; l < 5 - k; l++) h[5 * k + l]! += weight * hermite[l]! * row[k]!
  }
  if (smoothing > 1) for (let k = 0; k < h.length; k++) h[k]! *= smoothing
  return nodes
}

/** What a row costs besides its own nodes. */
const NODES_A_ROW = 8

/**
 * log Σ e^(eⱼ) becomes T log Σ e^(eⱼ/T), which is off by T log 2 where two balance, but whose boundaries are T times as
 * wide: divides `seen` by the least T for which steps of `finest` are enough, and returns T.
 */
function smoothed(seen: Float64Array, count: number, main: number, precision: Precision): number {
  const { finest = 0 } = precision
  let least = rowStep(seen, count, main, precision)
  const last = Math.ceil(Math.sqrt(2 * precision.nats) / COLUMNS_APART)
  for (let i = -last; i <= last; i++) {
    layLine(seen, count, main, i * COLUMNS_APART, 0)
    least = Math.min(least, boundaryStep(line, i * COLUMNS_APART, precision))
  }
  if (least >= finest) return 1
  const smoothing = finest / least
  for (let i = 0; i < count; i++)
    if (i !== main) for (let k = 0; k < QUADRATIC; k++) seen[QUADRATIC * i + k]! /= smoothing
  return smoothing
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
  const { a, b, c, da, db } = line
  const own = along === 0 ? 1 : 2
  const other = 3 - own
  const square = along === 0 ? 3 : 5
  const otherSquare = 8 - square
  for (let i = 0, k = 1; i < count; i++) {
    if (i === main) continue
    const from = QUADRATIC * i
    a[k] = seen[from]! + at * (seen[from + other]! + at * seen[from + otherSquare]!)
    b[k] = seen[from + own]! + at * seen[from + 4]!
    c[k] = seen[from + square]!
    da[k] = seen[from + other]! + 2 * at * seen[from + otherSquare]!
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
    const step = boundaryStep(line, i * COLUMNS_APART, precision, precision.straight)
    if (step < least) least = step
  }
  return least
}
