/** Seeded draws from a distribution. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Distribution } from './distribution.ts'
import type { RandomSource } from './family/randomSource.ts'
import { familyOf } from './familyOf.ts'
import { preparedDistribution } from './preparedDistribution.ts'

/** `count` independent draws from p. The same seed (an integer) gives the same numbers, and more draws extend fewer. */
export function sample(p: Distribution, count: number, seed: number): number[] {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`count: expected an integer ≥ 0, got ${count}`)
  if (!Number.isInteger(seed)) throw new RangeError(`seed: expected an integer, got ${seed}`)
  const source = count <= MOST_KEPT ? remembered(seed) : sourceOf(seed)
  const { components, weights } = preparedDistribution(p)
  const values: number[] = []
  for (let i = 0; i < count; i++) {
    const component = components[pick(weights, source.uniform())]!
    values.push(familyOf(component).draw(component, source))
  }
  return values
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

function remembered(seed: number): RandomSource {
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

function sourceOf(seed: number): RandomSource {
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
