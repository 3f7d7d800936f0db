import {
  type Component,
  type Distribution,
  type Family,
  families,
  familyNames,
  type Mixture,
  type Normal,
  type ParameterKind,
} from '../../src/math/index.ts'
import fc from './fastCheck.ts'

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map(x => x + 0)

/** A scale between 10^min and 10^max, evenly in the logarithm. */
export const scale = (min = -1, max = 1) => real(min, max).map(x => 10 ** x)

const location = real(-5, 5)

export const anyNormal = (): fc.Arbitrary<Normal> =>
  fc.record({ family: fc.constant('normal' as const), mean: location, sd: scale() })

/** A mixture of 1 to 5 normals at scales and distances where they overlap, touch and part. */
export const anyNormalMixture = (most = 5): fc.Arbitrary<Mixture> =>
  fc
    .array(fc.tuple(real(0.05, 1), anyNormal()), { minLength: 1, maxLength: most })
    .map(terms => ({ family: 'mixture', weights: terms.map(t => t[0]), components: terms.map(t => t[1]) }))

/** Raw numbers by which a parameter of each kind is chosen; of ends and what lies between them, parts of the width. */
const byKind: Record<ParameterKind, fc.Arbitrary<number>> = {
  location,
  scale: scale(),
  rate: scale(),
  shape: scale(-0.5, 2),
  skew: real(-8, 8),
  low: location,
  high: scale(),
  inside: real(0, 1),
}

/** A member of the family, its parameters chosen by their kinds. */
export function anyMemberOf(family: Family): fc.Arbitrary<Component> {
  const { parameters } = families[family]
  const raw = parameters.map(({ name, kind }) => (name === 'df' ? scale(-0.3, 2) : byKind[kind]))
  return fc.tuple(...raw).map(numbers => {
    const chosen = (kind: ParameterKind) => numbers[parameters.findIndex(p => p.kind === kind)] ?? 0
    const [low, width] = [chosen('low'), chosen('high')]
    const values = parameters.map(({ name, kind }, i) => {
      const value = kind === 'high' ? low + width : kind === 'inside' ? low + numbers[i]! * width : numbers[i]!
      return [name, value] as const
    })
    return { family, ...Object.fromEntries(values) } as unknown as Component
  })
}

export const anyComponent = (): fc.Arbitrary<Component> => fc.oneof(...familyNames.map(anyMemberOf))

export const anyDistribution = (): fc.Arbitrary<Distribution> =>
  fc.oneof(
    anyComponent(),
    fc
      .array(fc.tuple(real(0.05, 1), anyComponent()), { minLength: 1, maxLength: 3 })
      .map(
        (terms): Mixture => ({ family: 'mixture', weights: terms.map(t => t[0]), components: terms.map(t => t[1]) }),
      ),
  )
