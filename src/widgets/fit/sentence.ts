/** The figure in words, with its numbers: what each direction's fits are, in the family that q is of. */
import type { Direction, Distribution, Fit } from '../../math/index.ts'
import type { FamilyName, Member } from '../shared/modelFamily.ts'
import { formatPlace, formatShort, sayAmount, sayDistribution, type Unit } from '../shared/numbers.ts'
import { type Fits, momentsOf, sayEvery } from './family.ts'

type Seen = Fits & { family: FamilyName; q: Member }

export function sentence(p: Distribution, directions: readonly Direction[], seen: Seen, unit: Unit): string {
  return [
    `P is ${sayDistribution(p)}.`,
    ...amongWhich(seen),
    ...(directions.includes('forward') ? [forwardSentence(seen, unit)] : []),
    ...(directions.includes('reverse') ? [reverseSentence(seen, unit)] : []),
  ].join(' ')
}

function amongWhich({ family, q }: Seen): string[] {
  if (family === 'normal') return []
  return [
    family === 'laplace'
      ? 'Q is any Laplace law.'
      : `Q is any normal of standard deviation ${formatShort(momentsOf(q).sd)}.`,
  ]
}

function forwardSentence({ forward, family, q }: Seen, unit: Unit): string {
  if (!forward) return `The forward divergence is infinite for ${sayEvery(family, momentsOf(q).sd)}.`
  const [mean, sd] = [formatPlace(forward.mean), formatShort(forward.sd)]
  const remains = `${sayAmount(forward.value, unit)} remain`
  if (family === 'fixed-sd') return `The forward fit is unique and has the mean ${mean} of P; ${remains}.`
  if (family === 'laplace')
    return `The forward fit is unique: at the median of P, ${mean}, with the scale ${formatShort(forward.sd * Math.SQRT1_2)}, the mean distance from it (standard deviation ${sd}); ${remains}.`
  return `The forward fit is unique and has the mean ${mean} and the standard deviation ${sd} of P; ${remains}.`
}

function reverseSentence({ minima, family, q }: Seen, unit: Unit): string {
  if (minima.length === 0) return `The reverse divergence is infinite for ${sayEvery(family, momentsOf(q).sd)}.`
  const say = ({ mean, sd, value }: Fit) =>
    `mean ${formatPlace(mean)}${family === 'fixed-sd' ? '' : `, sd ${formatShort(sd)}`} at ${sayAmount(value, unit)}`
  const listed = minima.map(say).join('; ')
  return minima.length === 1
    ? `The reverse fit has one minimum: ${listed}.`
    : `The reverse fit has ${minima.length} local minima: ${listed}.`
}
