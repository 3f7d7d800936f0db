/** What the grid behind p(x) = ∫ dz p(x, z) costs: 100 points along each latent number, 10⁹ evaluations a second. */
export const pointsEach = 100
export const evaluationsPerSecond = 1e9
export const mostLatents = 15

/** Seconds, as powers of ten, that the landmarks of time are long. */
export const ageOfUniverse = 4.35e17
const [minute, hour, day, year] = [60, 3600, 86_400, 3.156e7]
export const landmarks = [
  { name: '1 s', log: 0 },
  { name: 'day', log: Math.log10(day) },
  { name: 'year', log: Math.log10(year) },
  { name: 'age of the universe', log: Math.log10(ageOfUniverse) },
]

/** log₁₀ of the seconds that `d` latent numbers take. */
export function logSeconds(d: number): number {
  return d * Math.log10(pointsEach) - Math.log10(evaluationsPerSecond)
}

/** The least d whose grid takes longer than the universe is old: 14. */
export function latentsToOutliveTheUniverse(): number {
  let d = 1
  while (10 ** logSeconds(d) < ageOfUniverse) d++
  return d
}

/** A time in the largest unit that it fills: “0.1 s”, “17 minutes”, “3200 years”, “23 ages of the universe”. */
export function sayDuration(log: number): string {
  const seconds = 10 ** log
  if (seconds < 1e-4) return `${round(seconds * 1e6)} µs`
  if (seconds < 0.1) return `${round(seconds * 1e3)} ms`
  if (seconds < 2 * minute) return `${round(seconds)} s`
  if (seconds < 2 * hour) return `${round(seconds / minute)} minutes`
  if (seconds < 2 * day) return `${round(seconds / hour)} hours`
  if (seconds < 2 * year) return `${round(seconds / day)} days`
  if (seconds < ageOfUniverse) return inYears(seconds / year)
  return `${round(seconds / ageOfUniverse)} ages of the universe`
}

function inYears(years: number): string {
  if (years < 1e6) return `${round(years)} years`
  return years < 1e9 ? `${round(years / 1e6)} million years` : `${round(years / 1e9)} billion years`
}

/** Two significant digits, as a plain number, a thin space between thousands. */
function round(value: number): string {
  return String(Number(value.toPrecision(2))).replace(/\B(?=(\d{3})+$)/g, value >= 1e4 ? '\u2009' : '')
}
