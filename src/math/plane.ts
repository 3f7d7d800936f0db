import { type Distribution2, type Normal2, termsOf } from './distribution2.ts'

/** (x, y) ↦ log p(x, y). */
export type LogDensity2 = (x: number, y: number) => number

export function logDensity2(p: Distribution2): LogDensity2 {
  const { weights, components } = termsOf(p)
  const n = components.length
  const terms = new Float64Array(n)
  const normals = components.map(({ mean, cov: [xx, xy, yy] }, i) => {
    const determinant = xx * yy - xy * xy
    const constant = Math.log(weights[i]!) - Math.log(2 * Math.PI) - 0.5 * Math.log(determinant)
    return { mx: mean[0], my: mean[1], a: yy / determinant, b: -xy / determinant, c: xx / determinant, constant }
  })
  return (x, y) => {
    let top = -Infinity
    for (let i = 0; i < n; i++) {
      const { mx, my, a, b, c, constant } = normals[i]!
      const u = x - mx
      const v = y - my
      const term = constant - 0.5 * (a * u * u + 2 * b * u * v + c * v * v)
      terms[i] = term
      if (term > top) top = term
    }
    if (n === 1 || top === -Infinity) return top
    let sum = 0
    for (let i = 0; i < n; i++) sum += Math.exp(terms[i]! - top)
    return top + Math.log(sum)
  }
}

/** A square root of a covariance, rows first: cov = R Rᵀ. */
export type Root = readonly [number, number, number, number]

export function rootOf([xx, xy, yy]: readonly [number, number, number]): Root {
  const first = Math.sqrt(xx)
  const cross = xy / first
  return [first, 0, cross, Math.sqrt(yy - cross * cross)]
}

export function covOf([a, b, c, d]: Root): [number, number, number] {
  return [a * a + b * b, a * c + b * d, c * c + d * d]
}

const REACH = 8.75

/**
 * h_ij = E_q[ℓ·He_i(z₁)·He_j(z₂)], i + j ≤ 4, for q with the given mean and root, on the trapezoidal grid of step `step`
 * in whitened coordinates z; entry [5i + j].
 */
export function hermiteMoments2(
  log: LogDensity2,
  mean: readonly [number, number],
  root: Root,
  step: number,
): Float64Array {
  const h = new Float64Array(25)
  const most = Math.floor(REACH / step)
  const level = log(mean[0], mean[1])
  for (let i = -most; i <= most; i++) {
    const z1 = i * step
    const row = new Float64Array(5)
    for (let j = -most; j <= most; j++) {
      const z2 = j * step
      if (z1 * z1 + z2 * z2 > REACH * REACH) continue
      const value = log(mean[0] + root[0] * z1 + root[1] * z2, mean[1] + root[2] * z1 + root[3] * z2) - level
      const term = value * Math.exp(-0.5 * (z1 * z1 + z2 * z2))
      const z2z2 = z2 * z2
      row[0]! += term
      row[1]! += term * z2
      row[2]! += term * (z2z2 - 1)
      row[3]! += term * z2 * (z2z2 - 3)
      row[4]! += term * (z2z2 * (z2z2 - 6) + 3)
    }
    const z1z1 = z1 * z1
    const hermite = [1, z1, z1z1 - 1, z1 * (z1z1 - 3), z1z1 * (z1z1 - 6) + 3]
    for (let k = 0; k < 5; k++) for (let l = 0; l < 5 - k; l++) h[5 * k + l]! += hermite[k]! * row[l]!
  }
  const scale = (step * step) / (2 * Math.PI)
  for (let k = 0; k < 25; k++) h[k]! *= scale
  h[0]! += level
  return h
}

const STEPS = [0.5, 0.3, 0.18, 0.11, 0.065]

/** E_q[ℓ] on grids refined until two agree to 1e-13. */
export function expectation2(log: LogDensity2, q: Normal2): number {
  const root = rootOf(q.cov)
  let before = Number.NaN
  for (const step of STEPS) {
    const value = hermiteMoments2(log, q.mean, root, step)[0]!
    if (Math.abs(value - before) < 1e-13 * (1 + Math.abs(value))) return value
    before = value
  }
  return before
}

/** Mean and covariance of p: within the components and between them. */
export function moments2(p: Distribution2): { mean: [number, number]; cov: [number, number, number] } {
  const { weights, components } = termsOf(p)
  const mean: [number, number] = [0, 0]
  components.forEach((c, i) => {
    mean[0] += weights[i]! * c.mean[0]
    mean[1] += weights[i]! * c.mean[1]
  })
  const cov: [number, number, number] = [0, 0, 0]
  components.forEach((c, i) => {
    const dx = c.mean[0] - mean[0]
    const dy = c.mean[1] - mean[1]
    cov[0] += weights[i]! * (c.cov[0] + dx * dx)
    cov[1] += weights[i]! * (c.cov[1] + dx * dy)
    cov[2] += weights[i]! * (c.cov[2] + dy * dy)
  })
  return { mean, cov }
}

/** The entropy of a plane normal: log 2πe + ½ log det. */
export function entropyOfNormal2([xx, xy, yy]: readonly [number, number, number]): number {
  return 1 + Math.log(2 * Math.PI) + 0.5 * Math.log(xx * yy - xy * xy)
}

/** D(p‖q) in the plane, in nats: closed form for two normals, else Σ wᵢ E_i[log p − log q]. */
export function kl2(p: Distribution2, q: Distribution2): number {
  const { weights, components } = termsOf(p)
  if (p.family === 'normal2' && q.family === 'normal2') return klNormals2(p, q)
  const logP = logDensity2(p)
  const logQ = logDensity2(q)
  const gap: LogDensity2 = (x, y) => logP(x, y) - logQ(x, y)
  return Math.max(
    0,
    components.reduce((sum, c, i) => sum + weights[i]! * expectation2(gap, c), 0),
  )
}

function klNormals2(p: Normal2, q: Normal2): number {
  termsOf(q)
  const [a, b, c] = q.cov
  const determinant = a * c - b * b
  const [xx, xy, yy] = p.cov
  const dx = p.mean[0] - q.mean[0]
  const dy = p.mean[1] - q.mean[1]
  const trace = (c * xx - 2 * b * xy + a * yy) / determinant
  const away = (c * dx * dx - 2 * b * dx * dy + a * dy * dy) / determinant
  return Math.max(0, 0.5 * (trace - 2 + away - Math.log((xx * yy - xy * xy) / determinant)))
}
