import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Component, Distribution } from './distribution.ts'
import { preparedDistribution } from './preparedDistribution.ts'

/** `count` independent draws from p. The same seed (an integer) gives the same numbers, and more draws extend fewer. */
export function sample(p: Distribution, count: number, seed: number): number[] {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`count: expected an integer ≥ 0, got ${count}`)
  if (!Number.isInteger(seed)) throw new RangeError(`seed: expected an integer, got ${seed}`)
  const source = count <= MOST_KEPT ? remembered(seed) : sourceOf(seed)
  const { components, weights } = preparedDistribution(p)
  const values: number[] = []
  for (let i = 0; i < count; i++) values.push(draw(components[pick(weights, source.uniform())]!, source))
  return values
}

/** A source of random numbers, in order: uniform on (0, 1), or standard normal, which takes two of those. */
interface Source {
  uniform(): number
  normal(): number
}

/** What was drawn from a seed so far, for the seed asked for last: while p is dragged that stays the same. */
let drawn: Drawn | undefined

const MOST_KEPT = 20_000

interface Drawn {
  seed: number
  next: () => number
  /** The uniform numbers, `count` so far. */
  numbers: Float64Array<ArrayBuffer>
  count: number
  /** The normal number that the uniform ones from here on make, where it was asked for, else NaN. */
  normals: Float64Array<ArrayBuffer>
}

function remembered(seed: number): Source {
  const kept = drawn?.seed === seed ? drawn : { seed, next: uniformFrom(seed), ...enlarged(512), count: 0 }
  drawn = kept
  let used = 0
  const uniform = () => {
    if (used === kept.count) {
      if (kept.count === kept.numbers.length) Object.assign(kept, enlarged(kept.count, kept))
      kept.numbers[kept.count++] = kept.next()
    }
    return kept.numbers[used++]!
  }
  return {
    uniform,
    normal() {
      const at = used
      if (at < kept.count && !Number.isNaN(kept.normals[at]!)) used += 2
      else {
        // First the number: drawing may put the arrays into larger ones.
        const value = boxMuller(uniform(), uniform())
        kept.normals[at] = value
      }
      return kept.normals[at]!
    },
  }
}

function enlarged(length: number, { numbers, normals }: Partial<Drawn> = {}): Pick<Drawn, 'numbers' | 'normals'> {
  const larger = { numbers: new Float64Array(2 * length), normals: new Float64Array(2 * length).fill(Number.NaN) }
  if (numbers) larger.numbers.set(numbers)
  if (normals) larger.normals.set(normals)
  return larger
}

function sourceOf(seed: number): Source {
  const uniform = uniformFrom(seed)
  return { uniform, normal: () => boxMuller(uniform(), uniform()) }
}

function uniformFrom(seed: number): () => number {
  const generator = xoroshiro128plus(seed)
  return () => {
    let u = 0
    while (u === 0) u = uniformFloat64(generator)
    return u
  }
}

/** Box & Muller (1958): a standard normal number of two uniform ones. */
function boxMuller(u: number, v: number): number {
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v)
}

function pick(weights: readonly number[], u: number): number {
  let below = 0
  for (let i = 0; i < weights.length - 1; i++) {
    below += weights[i]!
    if (u < below) return i
  }
  return weights.length - 1
}

function draw(d: Component, source: Source): number {
  switch (d.family) {
    case 'normal':
      return d.mean + d.sd * source.normal()
    case 'laplace': {
      const u = source.uniform() - 0.5
      return d.location - d.scale * Math.sign(u) * Math.log1p(-2 * Math.abs(u))
    }
    case 'student':
      return d.location + (d.scale * source.normal()) / Math.sqrt((2 * standardGamma(d.df / 2, source)) / d.df)
    case 'logistic': {
      const u = source.uniform()
      return d.location + d.scale * (Math.log(u) - Math.log1p(-u))
    }
    case 'uniform':
      return d.low + (d.high - d.low) * source.uniform()
    case 'triangular': {
      const u = source.uniform()
      const width = d.high - d.low
      const below = (d.mode - d.low) / width
      if (u < below) return d.low + Math.sqrt(u * width * (d.mode - d.low))
      return d.high - Math.sqrt((1 - u) * width * (d.high - d.mode))
    }
    case 'exponential':
      return d.low - Math.log(source.uniform()) / d.rate
    case 'gamma':
      return standardGamma(d.shape, source) / d.rate
    case 'beta': {
      const a = standardGamma(d.a, source)
      return a / (a + standardGamma(d.b, source))
    }
    case 'gumbel':
      return d.location - d.scale * Math.log(-Math.log(source.uniform()))
    case 'skewnormal': {
      const delta = d.shape / Math.hypot(1, d.shape)
      const first = Math.abs(source.normal())
      return d.location + d.scale * (delta * first + Math.sqrt(1 - delta * delta) * source.normal())
    }
  }
}

/** Marsaglia & Tsang (2000), "A simple method for generating gamma variables". */
function standardGamma(shape: number, source: Source): number {
  if (shape < 1) return standardGamma(shape + 1, source) * source.uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = source.normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(source.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
  }
}
