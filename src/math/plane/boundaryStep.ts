/** The trapezoidal step that the boundaries between components in the plane allow. */

/** The longest step for a tolerance of e^(−nats), and the nodes' reach: see `Precision`. */
export interface Precision {
  /** −log of the error allowed. */
  readonly nats: number
  /** The trapezoidal step for a smooth integrand: e^(−2π²/step²) is below the tolerance. */
  readonly step: number
  /** Whether rows may be spaced as if boundaries between components were straight: an error where they bend or meet. */
  readonly straight: boolean
  /** Where finer steps would be needed ℓ is smoothed until these are enough: for finding the way only. */
  readonly finest?: number
  /** Moments that would take more nodes than so many are NaN. */
  readonly most?: number
}

/** The components' logarithms along a line, A + B z + C z² each, less those of the main one, which is the first and 0. */
export interface Line {
  readonly count: number
  readonly a: Float64Array
  readonly b: Float64Array
  readonly c: Float64Array
  /** How A and B change across the line. */
  readonly da: Float64Array
  readonly db: Float64Array
}

export function emptyLine(count: number): Line {
  const column = () => new Float64Array(count)
  return { count, a: column(), b: column(), c: column(), da: column(), db: column() }
}

/** Above by this many nats a third component hides the balance of two others. */
const HIDDEN = 6

/**
 * The trapezoidal step for ∫ e^(−z²/2) log Σ e^(A + B z + C z²) dz, times e^(−off²/2), that the logarithm's singularities
 * allow: two components balance where their difference is iπ, at x + iy, and the rule then errs by about
 * exp(−2πy/step − (x² − y² + off²)/2) (Trefethen & Weideman 2014). `across`: for a sum over the integrals across the line,
 * which a straight boundary leaning by its tangent against them leaves as smooth as a normal narrower by √(1 + lean²).
 */
export function boundaryStep(line: Line, off: number, { nats, step }: Precision, across = false): number {
  const { count, a, b, c } = line
  const farthest = (2 * Math.PI) / step
  let least = step
  for (let i = 1; i < count; i++)
    for (let j = 0; j < i; j++) {
      const A = a[i]! - a[j]!
      const B = b[i]! - b[j]!
      const C = c[i]! - c[j]!
      // C z² + B z + A − iπ = 0 without cancellation: q = −(B + sign·√D)/2, roots q/C and (A − iπ)/q
      const re = B * B - 4 * A * C
      const im = 4 * Math.PI * C
      const size = Math.sqrt(re * re + im * im)
      const major = Math.sqrt((size + Math.abs(re)) / 2)
      if (major === 0) continue
      const minor = im / (2 * major)
      let sRe = re >= 0 ? major : Math.abs(minor)
      let sIm = re >= 0 ? minor : im < 0 ? -major : major
      if (B < 0) {
        sRe = -sRe
        sIm = -sIm
      }
      const qRe = -0.5 * (B + sRe)
      const qIm = -0.5 * sIm
      const q2 = qRe * qRe + qIm * qIm
      for (let k = 0; k < 2; k++) {
        const x = k === 0 ? qRe / C : (A * qRe - Math.PI * qIm) / q2
        const y = Math.abs(k === 0 ? qIm / C : (A * qIm + Math.PI * qRe) / q2)
        if (!(y < farthest)) continue
        const needed = nats - 0.5 * (x * x - y * y + off * off)
        if (!(needed > 0) || y * 2 * Math.PI >= least * needed || hidden(line, i, j, x, y)) continue
        let allowed = (2 * Math.PI * y) / needed
        if (across) {
          const along = B + 2 * C * x
          const turn = line.da[i]! - line.da[j]! + (line.db[i]! - line.db[j]!) * x
          const lean = along / turn
          const bent = (2 * Math.PI) / Math.sqrt(2 * (needed - 0.5 * y * y) * (1 + lean * lean))
          if (bent > allowed) allowed = bent
        }
        if (allowed < least) least = allowed
      }
    }
  return least
}

function hidden({ count, a, b, c }: Line, i: number, j: number, x: number, y: number): boolean {
  if (count === 2) return false
  const square = x * x - y * y
  const here = a[i]! + b[i]! * x + c[i]! * square
  for (let k = 0; k < count; k++)
    if (k !== i && k !== j && a[k]! + b[k]! * x + c[k]! * square > here + HIDDEN) return true
  return false
}
