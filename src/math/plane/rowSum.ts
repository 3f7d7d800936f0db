/** The sum over one row of a plane quadrature. */
import type { Line } from './boundaryStep.ts'
import type { Trapezoid } from './trapezoid.ts'

/** The row is cut into pieces of this length or of so many nodes: in most, one component rules or two matter. */
const LENGTH = 0.4
const NODES = 8

const values = new Float64Array(4096)
let active = new Int32Array(4)
let terms = new Float64Array(4)

/**
 * Σ e^(−z²/2)·log Σ_j e^(A_j + B_j z + C_j z²)·He_k(z) over the rule's nodes in [from, to], k = 0 … 4, into `row`.
 * What a component would add is left out where, with the weight, it is below e^(−depth).
 */
export function sumRow(
  line: Line,
  { step, weights }: Trapezoid,
  from: number,
  to: number,
  depth: number,
  row: Float64Array,
): void {
  if (active.length < line.count) {
    active = new Int32Array(line.count)
    terms = new Float64Array(line.count)
  }
  row.fill(0)
  const last = Math.min(weights.length - 1, Math.floor(to / step))
  const length = Math.max(NODES, Math.ceil(LENGTH / step))
  for (let i = Math.max(1 - weights.length, Math.ceil(from / step)); i <= last; i += length) {
    const end = Math.min(last, i + length - 1)
    const z = ((i + end) / 2) * step
    const half = ((end - i) / 2) * step
    const nearest = Math.max(0, Math.abs(z) - half)
    const count = findActive(line, z, half, depth - 0.5 * nearest * nearest)
    if (count === 1 && active[0] === 0) continue
    if (count === 1) setQuadratic(line, step, i, end)
    else if (count === 2) setPair(line, step, i, end)
    else setMany(line, step, i, end, count)
    accumulate(step, weights, i, end, row)
  }
}

/** Which components come within `depth` of the largest somewhere within `half` of z; their number. */
function findActive({ count, a, b, c }: Line, z: number, half: number, depth: number): number {
  let most = 0
  let top = -Infinity
  for (let j = 0; j < count; j++) {
    const value = a[j]! + z * (b[j]! + z * c[j]!)
    terms[j] = value
    if (value > top) {
      top = value
      most = j
    }
  }
  let found = 0
  for (let j = 0; j < count; j++) {
    const slope = b[j]! - b[most]! + 2 * z * (c[j]! - c[most]!)
    const rise = half * (Math.abs(slope) + half * Math.abs(c[j]! - c[most]!))
    if (j === most || terms[j]! - top + rise > -depth) active[found++] = j
  }
  return found
}

function setQuadratic({ a, b, c }: Line, step: number, from: number, to: number): void {
  const j = active[0]!
  const A = a[j]!
  const B = b[j]!
  const C = c[j]!
  for (let i = from, k = 0; i <= to; i++, k++) {
    const z = i * step
    values[k] = A + z * (B + z * C)
  }
}

function setPair({ a, b, c }: Line, step: number, from: number, to: number): void {
  const i = active[0]!
  const j = active[1]!
  const A = a[i]!
  const B = b[i]!
  const C = c[i]!
  const dA = a[j]! - A
  const dB = b[j]! - B
  const dC = c[j]! - C
  for (let n = from, k = 0; n <= to; n++, k++) {
    const z = n * step
    const e = dA + z * (dB + z * dC)
    const more = e > 0 ? e + Math.log(1 + Math.exp(-e)) : Math.log(1 + Math.exp(e))
    values[k] = A + z * (B + z * C) + more
  }
}

function setMany({ a, b, c }: Line, step: number, from: number, to: number, count: number): void {
  for (let n = from, k = 0; n <= to; n++, k++) {
    const z = n * step
    let top = -Infinity
    for (let m = 0; m < count; m++) {
      const j = active[m]!
      const e = a[j]! + z * (b[j]! + z * c[j]!)
      terms[m] = e
      if (e > top) top = e
    }
    let sum = 0
    for (let m = 0; m < count; m++) sum += Math.exp(terms[m]! - top)
    values[k] = top + Math.log(sum)
  }
}

function accumulate(step: number, weights: Float64Array, from: number, to: number, row: Float64Array): void {
  let r0 = 0
  let r1 = 0
  let r2 = 0
  let r3 = 0
  let r4 = 0
  for (let i = from, k = 0; i <= to; i++, k++) {
    const z = i * step
    const term = values[k]! * weights[i < 0 ? -i : i]!
    const square = z * z
    r0 += term
    r1 += term * z
    r2 += term * (square - 1)
    r3 += term * z * (square - 3)
    r4 += term * (square * (square - 6) + 3)
  }
  row[0]! += r0
  row[1]! += r1
  row[2]! += r2
  row[3]! += r3
  row[4]! += r4
}
