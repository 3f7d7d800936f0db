/**
 * Eigenvalues of a small symmetric matrix (n × n, row by row), ascending, and its unit eigenvectors as rows: cyclic
 * Jacobi rotations until what is off the diagonal is rounding. Golub & Van Loan, Matrix Computations, § 8.5.
 */
export function symmetricEigen(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const m = matrix.slice()
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[n * i + i] = 1
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    let on = 0
    for (let i = 0; i < n; i++) {
      on += m[n * i + i]! ** 2
      for (let j = 0; j < i; j++) off += m[n * i + j]! ** 2
    }
    if (!(off > 1e-32 * on)) break
    for (let p = 1; p < n; p++) for (let q = 0; q < p; q++) rotate(m, v, n, p, q)
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => m[n * i + i]! - m[n * j + j]!)
  const values = Float64Array.from(order, i => m[n * i + i]!)
  const vectors = new Float64Array(n * n)
  order.forEach((i, k) => {
    vectors.set(v.subarray(n * i, n * i + n), n * k)
  })
  return { values, vectors }
}

function rotate(m: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = m[n * p + q]!
  if (apq === 0) return
  const theta = (m[n * q + q]! - m[n * p + p]!) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cos = 1 / Math.sqrt(t * t + 1)
  const sin = t * cos
  for (let k = 0; k < n; k++) {
    const kp = m[n * k + p]!
    const kq = m[n * k + q]!
    m[n * k + p] = cos * kp - sin * kq
    m[n * k + q] = sin * kp + cos * kq
  }
  for (let k = 0; k < n; k++) {
    const pk = m[n * p + k]!
    const qk = m[n * q + k]!
    m[n * p + k] = cos * pk - sin * qk
    m[n * q + k] = sin * pk + cos * qk
    const vp = v[n * p + k]!
    const vq = v[n * q + k]!
    v[n * p + k] = cos * vp - sin * vq
    v[n * q + k] = sin * vp + cos * vq
  }
}
