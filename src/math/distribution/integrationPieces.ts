/** The line cut into pieces on each of which the densities are smooth: what quadrature goes over. */
import type { Piece } from '../numerics/integrate.ts'
import type { Component, Distribution } from './distribution.ts'
import { componentOrder } from './endpointOrder.ts'
import type { Peak } from './family/familyDefinition.ts'
import { familyOf } from './familyOf.ts'
import { preparedDistribution } from './preparedDistribution.ts'
import { componentSupport } from './support.ts'

/** A point where the line is cut, told as a landmark and the offset from it, with the scale of what is there. */
interface Cut {
  readonly anchor: number
  readonly offset: number
  readonly scale: number
  /** An edge where some density behaves like a power of the distance: seen through a logarithm on both sides. */
  readonly singular: boolean
}

const OFFSETS = [-9, -4, -1.5, 0, 1.5, 4, 9]
const LOG_SMALLEST = -700
const LOG_LARGEST = 709

/**
 * The line in pieces that break at edges and kinks of the densities and at multiples of their scales about their
 * centres (and about `peaks`), so that adaptive bisection sees every feature however narrow. Out to where doubles end;
 * or, where only the mass of the densities counts and all are of normals, until it has run out.
 */
export function integrationPieces(
  densities: readonly Distribution[],
  peaks: readonly Peak[] = [],
  reach: 'line' | 'mass' = 'line',
): Piece[] {
  const short = reach === 'mass' && densities.every(d => preparedDistribution(d).ofNormals)
  const components = densities.flatMap(d => preparedDistribution(d).components)
  const cuts = sortCuts([...components.flatMap(componentCuts), ...peaks.flatMap(peakCuts)])
  const supports = components.map(componentSupport)
  const pieces: Piece[] = []
  if (supports.some(s => s.low === -Infinity)) pieces.push(...tail(cuts[0]!, 'left', short))
  for (let i = 1; i < cuts.length; i++) pieces.push(...between(cuts[i - 1]!, cuts[i]!))
  if (supports.some(s => s.high === Infinity)) pieces.push(...tail(cuts[cuts.length - 1]!, 'right', short))
  return pieces
}

function componentCuts(d: Component): Cut[] {
  const { low, high } = componentSupport(d)
  const peak = componentPeak(d)
  const cuts = peakCuts(peak).filter(
    ({ offset }) => inside(peak.centre - low + offset) && inside(high - peak.centre - offset),
  )
  for (const [edge, side] of [
    [low, 1],
    [high, -1],
  ] as const) {
    if (!Number.isFinite(edge)) continue
    cuts.push({ anchor: edge, offset: 0, scale: peak.scale, singular: componentOrder(d, edge, side) !== 0 })
  }
  return cuts
}

function inside(distance: number): boolean {
  return distance > 0
}

function peakCuts({ centre, scale }: Peak): Cut[] {
  return OFFSETS.map(k => ({ anchor: centre, offset: k * scale, scale, singular: false }))
}

/** Where a component has its mass or its kink, and its scale there. */
export function componentPeak(d: Component): Peak {
  return familyOf(d).peak(d)
}

function sortCuts(cuts: Cut[]): Cut[] {
  cuts.sort((a, b) => distance(b, a))
  const kept: Cut[] = []
  for (const cut of cuts) {
    const last = kept[kept.length - 1]
    if (!last || distance(last, cut) > 0) kept.push(cut)
    else if (cut.singular || (!last.singular && cut.scale < last.scale)) kept[kept.length - 1] = cut
  }
  return kept
}

/** From a to b, exact when both are told from the same landmark. */
function distance(a: Cut, b: Cut): number {
  return b.anchor - a.anchor + (b.offset - a.offset)
}

function between(a: Cut, b: Cut): Piece[] {
  const width = distance(a, b)
  if (!(width > 0)) return []
  if (a.singular && b.singular)
    return [...fromEdge(a.anchor, 'right', width / 2), ...fromEdge(b.anchor, 'left', width / 2)]
  if (a.singular) return fromEdge(a.anchor, 'right', width)
  if (b.singular) return fromEdge(b.anchor, 'left', width)
  const fromA = a.offset > 0 && width > WIDE * a.offset
  const fromB = b.offset < 0 && width > WIDE * -b.offset
  if (fromA && fromB)
    return [...outwards(a, 'right', a.offset + width / 2), ...outwards(b, 'left', width / 2 - b.offset)]
  if (fromA) return outwards(a, 'right', a.offset + width)
  if (fromB) return outwards(b, 'left', width - b.offset)
  return a.scale <= b.scale
    ? [{ anchor: a.anchor, map: 'linear', from: a.offset, to: a.offset + width }]
    : [{ anchor: b.anchor, map: 'linear', from: b.offset - width, to: b.offset }]
}

/** A gap so many times as wide as a cut is off its landmark is crossed by a logarithm: what is narrow bends log p there. */
const WIDE = 50

/** Logarithmic pieces from a cut to distance `end` from its landmark, each twice as long as the one before. */
function outwards({ anchor, offset }: Cut, map: 'left' | 'right', end: number): Piece[] {
  const pieces: Piece[] = []
  const last = Math.log(end)
  let from = Math.log(Math.abs(offset))
  for (let length = 1; from < last; length *= 2) {
    const to = from + 2 * length < last ? from + length : last
    pieces.push({ anchor, map, from, to })
    from = to
  }
  return pieces
}

/** Logarithmic pieces from distance `width` down towards the edge, each twice as long as the one before. */
function fromEdge(anchor: number, map: 'left' | 'right', width: number): Piece[] {
  const pieces: Piece[] = []
  let to = Math.log(width)
  for (let length = 1; to > LOG_SMALLEST; length *= 2) {
    const from = Math.max(to - length, LOG_SMALLEST - 1)
    pieces.push({ anchor, map, from, to })
    to = from
  }
  return pieces
}

/** Logarithmic pieces from the outermost cut to where doubles end; only the first if `short`, e times as far out. */
function tail(cut: Cut, map: 'left' | 'right', short: boolean): Piece[] {
  const pieces: Piece[] = []
  const reach = map === 'right' ? cut.offset : -cut.offset
  // A cut on the landmark itself has no logarithm: a linear piece of one scale comes first.
  const first = reach > 0 ? reach : cut.scale
  if (!(reach > 0)) {
    const ends = map === 'right' ? [cut.offset, first] : [-first, cut.offset]
    pieces.push({ anchor: cut.anchor, map: 'linear', from: ends[0]!, to: ends[1]! })
  }
  const end = Math.min(LOG_LARGEST, Math.log(Number.MAX_VALUE / (1 + Math.abs(cut.anchor))))
  let from = Math.log(first)
  for (let length = 1; from < end; length *= 2) {
    const to = Math.min(from + length, end)
    pieces.push({ anchor: cut.anchor, map, from, to })
    if (short) break
    from = to
  }
  return pieces
}
