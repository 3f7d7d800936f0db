/**
 * p(x) as an area: the joint density of z ~ N(0, 1) and x | z ~ N(z², s²), cut along the observed x. The cut's area is p(x);
 * divided by it, the cut is p(z | x). And what that area costs where there are d latent numbers.
 */
import { squareLogEvidence, squareLogJoint } from '../../math/index.ts'
import type { Model } from '../core/contract.ts'
import { unitField } from '../fields/fields.ts'
import { numberField } from '../fields/numberField.ts'
import type { Range } from '../shared/curves.ts'
import { evenly } from '../shared/landscapeGrid.ts'
import { formatNumber, formatShort, sayAmount } from '../shared/numbers.ts'
import { squareModel, zRange } from '../shared/squareCut.ts'
import { latentsToOutliveTheUniverse, logSeconds, mostLatents, pointsEach, sayDuration } from './gridCost.ts'
import { evidencePython } from './python.ts'

const fields = {
  /** What was observed. */
  x: numberField(2, { min: -3, max: 9 }),
  /** The sd of x given z. */
  s: numberField(0.5, { min: 0.1, max: 3 }),
  /** How many latent numbers the grid has. */
  d: numberField(1, { min: 1, max: mostLatents, whole: true }),
  unit: unitField,
}

export type EvidenceFields = typeof fields

export interface Evidence {
  evidence: number
  logEvidence: number
}

export const evidence: Model<EvidenceFields, Evidence> = {
  fields,
  presets: [
    { name: 'Two answers: x = 2', set: { x: '2', s: '0.5' } },
    { name: 'Barely two: x = 0.5', set: { x: '0.5', s: '0.5' } },
    { name: 'One answer: x = 0', set: { x: '0', s: '0.5' } },
    { name: 'A rare x: x = 4', set: { x: '4', s: '0.5' } },
    { name: 'Little noise', set: { x: '2', s: '0.2' } },
    { name: 'Much noise', set: { x: '2', s: '1.5' } },
  ],

  derive({ x, s }) {
    const logEvidence = squareLogEvidence(squareModel(x, s))
    return { logEvidence, evidence: Math.exp(logEvidence) }
  },

  quantities: (_state, { evidence, logEvidence }) => ({ evidence, 'log-evidence': logEvidence }),

  describe({ x, s, d, unit }, { evidence, logEvidence }) {
    const count = d === 1 ? '1 latent number' : `${d} latent numbers`
    return [
      `The joint density of z and x, where x is z squared give or take ${formatShort(s)}, is cut along x = ${formatShort(x)}.`,
      `The area of the cut is p(x) = ${formatNumber(evidence)}, log p(x) = ${sayAmount(logEvidence, unit)}; divided by it, the cut is the posterior p(z|x).`,
      `With ${count} a grid of ${pointsEach} points each takes ${sayDuration(logSeconds(d))} at a billion evaluations a second; from ${latentsToOutliveTheUniverse()} on, longer than the universe is old.`,
    ].join(' ')
  },

  python: ({ x, s }) => evidencePython(x, s),
}

/** The part of the axis of x that is drawn: wide enough for the line. */
export function xRange(x: number): Range {
  return { min: Math.min(-2, Math.floor(x)), max: Math.max(6, Math.ceil(x)) }
}

const across = 72

/** −log of the joint density over the part of the plane that is drawn, its axes, and levels that part its height evenly. */
export function jointMap(s: number, xs: Range) {
  const [zLine, xLine] = [evenly(zRange, across), evenly(xs, across)]
  const values = new Float64Array(across * across)
  for (const [row, x] of xLine.entries())
    for (const [column, z] of zLine.entries()) values[row * across + column] = -squareLogJoint({ x, s }, z)
  // the joint is highest near z = 0, x = 0, or just off it
  const lowest = -squareLogJoint({ x: 0, s }, 0)
  return { zs: zLine, xs: xLine, values, levels: shares.map(share => lowest - Math.log(share)) }
}

/** Heights of the contours, as shares of the highest. */
const shares = [0.85, 0.65, 0.45, 0.28, 0.15, 0.07, 0.025, 0.008]
