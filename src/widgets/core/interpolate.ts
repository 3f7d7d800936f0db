/** Numbers on the way from one step to the next. They are shown while they move, so they have few digits, as in a drag. */

/** From `a` to `b` in a straight line, 0 ≤ t ≤ 1: both ends exact, hundredths between them, two digits next to zero. */
export function interpolate(a: number, b: number, t: number): number {
  return onTheWay(a, b, t, a + (b - a) * t)
}

/** As `interpolate`, for positive numbers and evenly on a logarithmic scale. */
export function interpolateScales(a: number, b: number, t: number): number {
  return onTheWay(a, b, t, a ** (1 - t) * b ** t)
}

function onTheWay(a: number, b: number, t: number, value: number): number {
  if (t >= 1 || a === b) return b
  if (t <= 0) return a
  return Number(Math.abs(value) < 0.1 ? value.toPrecision(2) : value.toFixed(2))
}
