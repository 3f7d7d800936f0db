/** The zero of a function between two points where its signs differ: by Newton's method, by chords, or by halving. */

/**
 * The zero of f, which is not negative at `low` and not positive at `high` or the other way round: Newton's method, halving
 * the bracket where a step would leave it (`rtsafe`: Press et al., Numerical Recipes, § 9.4). To rounding. f gives value and
 * slope, or undefined to give up; so does then the search.
 */
export function findRoot(
  f: (x: number) => readonly [value: number, slope: number] | undefined,
  low: number,
  high: number,
  rising: boolean,
): number | undefined {
  const width = high - low
  let x = low + width / 2
  for (let k = 0; k < MOST_STEPS; k++) {
    const at = f(x)
    if (!at) return undefined
    const [value, slope] = at
    if (value > 0 === rising) high = x
    else low = x
    const newton = x - value / slope
    const inside = newton > low && newton < high
    const next = inside ? newton : low + (high - low) / 2
    if (value === 0 || next === x || Math.abs(next - x) <= ROUNDING * Math.abs(x)) return x
    // a step leaves about its square: after one so short nothing is left
    if (inside && Math.abs(next - x) < SHORT * width) return next
    x = next
  }
  return x
}

const MOST_STEPS = 100
const ROUNDING = 4e-16
const SHORT = 1e-12

/**
 * The zero of a falling function between `low`, where it is `above` 0, and `high`, where it is `below`, to 1e-9 of their
 * size, by chords whose stale end is halved: the Illinois method (Dowell & Jarratt 1971). Needs no slope.
 */
export function findRootByChords(
  f: (x: number) => number,
  low: number,
  above: number,
  high: number,
  below: number,
): number {
  const close = 1e-9 * (Math.abs(low) + Math.abs(high))
  let kept = 0
  for (let k = 0; k < 200 && high - low > close; k++) {
    // halves now and then: chords alone are slow where the ends differ by orders of magnitude
    const chord = k % 4 === 3 ? low + (high - low) / 2 : low + (high - low) * (above / (above - below))
    const middle = Math.min(Math.max(chord, low + close / 2), high - close / 2)
    if (middle <= low || middle >= high) break
    const value = f(middle)
    if (value > 0) {
      low = middle
      above = value
      if (kept > 0) below /= 2
      kept = 1
    } else {
      high = middle
      below = value
      if (kept < 0) above /= 2
      kept = -1
    }
  }
  return low + (high - low) / 2
}

/**
 * The bracket [low, high] halved until it is `within` of its upper end's size, at most so often, or until no double lies
 * between: `holds` is false at its lower end and true at its upper one, as it is taken to be at those given.
 */
export function bisect(
  low: number,
  high: number,
  holds: (x: number) => boolean,
  { halvings = Infinity, within = 0 }: { halvings?: number; within?: number } = {},
): [low: number, high: number] {
  for (let k = 0; k < halvings && high - low > within * high; k++) {
    const middle = low + (high - low) / 2
    if (!(middle > low && middle < high)) break
    if (holds(middle)) high = middle
    else low = middle
  }
  return [low, high]
}
