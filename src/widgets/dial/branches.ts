/** Every optimum against α, as lines to draw: all of them, and the lowest. */
import type { Point } from '../../geometry/point.ts'
import { type AlphaBranch, type AlphaPoint, alphaBranches, type Distribution, fitAlpha } from '../../math/index.ts'
import { fields, turn } from './fields.ts'

export type Parameter = 'mean' | 'sd'

/** What is drawn against α: lines once they are known, dots at a few α while the target moves. */
export interface Drawing {
  all: Point[][]
  lowest: Point[][]
  dots: Point[]
  lowestDots: Point[]
}

export const nothing: Drawing = { all: [], lowest: [], dots: [], lowestDots: [] }

/** Branches of the last few targets, by their notation: a step or a reset makes the same target anew. */
const known = new Map<string, readonly AlphaBranch[]>()
const most = 8

/** Every branch of a target over the whole turn of the dial. */
export function branchesOf(p: Distribution): readonly AlphaBranch[] {
  const branches = knownBranches(p) ?? alphaBranches(p, evenly(0.05))
  known.delete(fields.p.format(p))
  known.set(fields.p.format(p), branches)
  for (const oldest of [...known.keys()].slice(0, -most)) known.delete(oldest)
  return branches
}

/** The branches of a target, if they have been followed lately. */
export function knownBranches(p: Distribution): readonly AlphaBranch[] | undefined {
  return known.get(fields.p.format(p))
}

/** Fits of a target at a few α, as many as fit into a frame: the fewer, the more components it has. */
export function pointsOf(p: Distribution): AlphaPoint[] {
  const components = p.family === 'mixture' ? p.components.length : 1
  const alphas = components <= 2 ? [-1, 0, 0.5, 1, 2] : components === 3 ? [0, 0.5, 1] : [1]
  return alphas.flatMap(alpha => fitAlpha(p, alpha).minima.map(fit => ({ ...fit, alpha, global: fit.global === true })))
}

function evenly(step: number): number[] {
  const count = Math.round((turn.max - turn.min) / step)
  return Array.from({ length: count + 1 }, (_, i) => Number((turn.min + i * step).toFixed(6)))
}

/** The branches as lines. */
export function linesOf(branches: readonly AlphaBranch[], parameter: Parameter): Drawing {
  return {
    ...nothing,
    all: branches.map(branch => branch.map(point => at(point, parameter))),
    lowest: lowestLines(branches, parameter),
  }
}

/** Points that nothing links yet. */
export function dotsOf(points: readonly AlphaPoint[], parameter: Parameter): Drawing {
  const place = (global: boolean) => points.filter(point => point.global === global).map(point => at(point, parameter))
  return { ...nothing, dots: place(false), lowestDots: place(true) }
}

/** The stretches of the branches on which no other is lower, each up to where it meets another's value. */
function lowestLines(branches: readonly AlphaBranch[], parameter: Parameter): Point[][] {
  return branches.flatMap(branch => {
    const lines: Point[][] = [[]]
    for (const [index, point] of branch.entries()) {
      const before = branch[index - 1]
      if (before && before.global !== point.global) {
        const switched = at(between(before, point, switchOf(branches, branch, before, point)), parameter)
        if (point.global) lines.push([switched])
        else lines.at(-1)?.push(switched)
      }
      if (point.global) lines.at(-1)?.push(at(point, parameter))
    }
    return lines.filter(line => line.length > 0)
  })
}

/** Where the lowest branch changes: the α between two neighbouring α of the table at which two values are the same. */
export function switchesOf(branches: readonly AlphaBranch[]): number[] {
  const found = branches.flatMap(branch =>
    branch.flatMap((point, index) => {
      const before = branch[index - 1]
      return before && before.global !== point.global ? [switchOf(branches, branch, before, point)] : []
    }),
  )
  return found.sort((a, b) => a - b)
}

/** The α between two points of a branch, at one of which it is not the lowest, where it meets the one that is lowest there. */
function switchOf(branches: readonly AlphaBranch[], branch: AlphaBranch, from: AlphaPoint, to: AlphaPoint): number {
  const [losing, winning] = from.global ? [to, from] : [from, to]
  const rivals = branches
    .filter(other => other !== branch && other.some(point => point.alpha === losing.alpha && point.global))
    .map(other => [valueAt(other, losing.alpha), valueAt(other, winning.alpha)] as const)
  const [rivalLosing, rivalWinning] = rivals[0] ?? [Number.NaN, Number.NaN]
  const [behind, ahead] = [losing.value - rivalLosing, rivalWinning - winning.value]
  const share = behind / (behind + ahead)
  return share >= 0 && share <= 1 ? losing.alpha + share * (winning.alpha - losing.alpha) : winning.alpha
}

function valueAt(branch: AlphaBranch, alpha: number): number {
  const after = branch.findIndex(point => point.alpha >= alpha)
  const [low, high] = [branch[after - 1], branch[after]]
  if (!high) return Number.NaN
  if (high.alpha === alpha) return high.value
  return low ? between(low, high, alpha).value : Number.NaN
}

function between(a: AlphaPoint, b: AlphaPoint, alpha: number): AlphaPoint {
  const t = (alpha - a.alpha) / (b.alpha - a.alpha)
  const mix = (from: number, to: number) => from + (to - from) * t
  return { alpha, mean: mix(a.mean, b.mean), sd: mix(a.sd, b.sd), value: mix(a.value, b.value), global: b.global }
}

function at(point: AlphaPoint, parameter: Parameter): Point {
  return { x: point.alpha, y: point[parameter] }
}
