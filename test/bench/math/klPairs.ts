import { parseDistribution } from '../../../src/math/index.ts'
import { decimal, deviation, reference } from '../../math/reference.ts'
import { Direct, type Point } from './direct.ts'
import { momentsOf, type Normals, normalsOf, parseNormals } from './normals.ts'

/** p, q and both true divergences, [KL(p‖q), KL(q‖p)]. */
export interface Pair {
  p: Normals
  q: Point
  truth: [number, number]
}

export const target = parseNormals('0.5 normal(-2, 1) + 0.5 normal(2, 1)')
export const frames = 64

/** q on its way: the mean from −3 to 3 and back, the sd from 0.6 to 2.2 and back. */
export function draggedQ(i: number): Point {
  return { mean: 3 * Math.sin((2 * Math.PI * i) / frames), sd: 1.4 - 0.8 * Math.cos((4 * Math.PI * i) / frames) }
}

/** The frames of the drag. The truth: −H(p) and E_q[log p] by a fine trapezoid, the rest in closed form. */
export function dragPairs(): Pair[] {
  const { w, mu, sigma } = target
  const direct = new Direct(target, 4)
  const own = momentsOf(target)
  const minusEntropy = w.reduce(
    (sum, weight, i) => sum + weight * direct.moments({ mean: mu[i]!, sd: sigma[i]! })[0],
    0,
  )
  return Array.from({ length: frames }, (_, i) => {
    const q = draggedQ(i)
    const spread = own.sd ** 2 + (own.mean - q.mean) ** 2
    const cross = 0.5 * Math.log(2 * Math.PI * q.sd ** 2) + spread / (2 * q.sd ** 2)
    return { p: target, q, truth: [minusEntropy + cross, direct.value(q)] }
  })
}

/** The cases of the table that are a mixture of two normals against a normal. */
export function tablePairs(): Pair[] {
  const { cases } = reference<{
    cases: { p: { text: string }; q: { text: string }; kl_pq: string; kl_qp: string }[]
  }>('kl')
  return cases.flatMap((one): Pair[] => {
    const p = normalsOf(parseDistribution(one.p.text))
    const q = parseDistribution(one.q.text)
    if (p?.w.length !== 2 || q.family !== 'normal') return []
    return [{ p, q: { mean: q.mean, sd: q.sd }, truth: [decimal(one.kl_pq), decimal(one.kl_qp)] }]
  })
}

/** The worst deviation of `results` from the truth of `pairs`, absolute below 1, relative above. */
export function worst(results: [number, number][], pairs: Pair[]): number {
  return Math.max(...pairs.flatMap(({ truth }, i) => truth.map((want, k) => deviation(results[i]![k]!, want))))
}
