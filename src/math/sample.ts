import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Component, Distribution } from './distribution.ts'
import { lawOf } from './law.ts'

/** `count` independent draws from p. The same seed (an integer) gives the same numbers, and more draws extend fewer. */
export function sample(p: Distribution, count: number, seed: number): number[] {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`count: expected an integer ≥ 0, got ${count}`)
  if (!Number.isInteger(seed)) throw new RangeError(`seed: expected an integer, got ${seed}`)
  const uniform = count <= MOST_KEPT ? rememberedUniforms(seed) : generatorOf(seed)
  const { components, weights } = lawOf(p)
  return Array.from({ length: count }, () => draw(components[pick(weights, uniform())]!, uniform))
}

/** A source of numbers uniform on (0, 1). */
type UniformSource = () => number

/** Numbers drawn from a seed so far, in order, for the seed asked for last: while p is dragged they stay the same. */
let drawn: { seed: number; next: UniformSource; numbers: Float64Array; count: number } | undefined

const MOST_KEPT = 20_000

function rememberedUniforms(seed: number): UniformSource {
  const kept =
    drawn?.seed === seed ? drawn : { seed, next: generatorOf(seed), numbers: new Float64Array(1024), count: 0 }
  drawn = kept
  let used = 0
  return () => {
    if (used === kept.count) {
      if (kept.count === kept.numbers.length) kept.numbers = enlarged(kept.numbers)
      kept.numbers[kept.count++] = kept.next()
    }
    return kept.numbers[used++]!
  }
}

function generatorOf(seed: number): UniformSource {
  const generator = xoroshiro128plus(seed)
  return () => {
    let u = 0
    while (u === 0) u = uniformFloat64(generator)
    return u
  }
}

function enlarged(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * numbers.length)
  larger.set(numbers)
  return larger
}

function pick(weights: readonly number[], u: number): number {
  let below = 0
  for (let i = 0; i < weights.length - 1; i++) {
    below += weights[i]!
    if (u < below) return i
  }
  return weights.length - 1
}

function draw(d: Component, uniform: UniformSource): number {
  switch (d.family) {
    case 'normal':
      return d.mean + d.sd * standardNormal(uniform)
    case 'laplace': {
      const u = uniform() - 0.5
      return d.location - d.scale * Math.sign(u) * Math.log1p(-2 * Math.abs(u))
    }
    case 'student':
      return d.location + (d.scale * standardNormal(uniform)) / Math.sqrt((2 * standardGamma(d.df / 2, uniform)) / d.df)
    case 'logistic': {
      const u = uniform()
      return d.location + d.scale * (Math.log(u) - Math.log1p(-u))
    }
    case 'uniform':
      return d.low + (d.high - d.low) * uniform()
    case 'triangular': {
      const u = uniform()
      const width = d.high - d.low
      const below = (d.mode - d.low) / width
      if (u < below) return d.low + Math.sqrt(u * width * (d.mode - d.low))
      return d.high - Math.sqrt((1 - u) * width * (d.high - d.mode))
    }
    case 'exponential':
      return d.low - Math.log(uniform()) / d.rate
    case 'gamma':
      return standardGamma(d.shape, uniform) / d.rate
    case 'beta': {
      const a = standardGamma(d.a, uniform)
      return a / (a + standardGamma(d.b, uniform))
    }
    case 'gumbel':
      return d.location - d.scale * Math.log(-Math.log(uniform()))
    case 'skewnormal': {
      const delta = d.shape / Math.hypot(1, d.shape)
      const first = Math.abs(standardNormal(uniform))
      return d.location + d.scale * (delta * first + Math.sqrt(1 - delta * delta) * standardNormal(uniform))
    }
  }
}

/** Box & Muller (1958). */
function standardNormal(uniform: UniformSource): number {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** Marsaglia & Tsang (2000), "A simple method for generating gamma variables". */
function standardGamma(shape: number, uniform: UniformSource): number {
  if (shape < 1) return standardGamma(shape + 1, uniform) * uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = standardNormal(uniform)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
  }
}
