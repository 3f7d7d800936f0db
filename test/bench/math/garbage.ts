import { PerformanceObserver } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { fitReverse, kl } from '../../../src/math/index.ts'
import { table } from '../table.ts'
import { dragged, type Normals } from './normals.ts'
import type { Frame } from './race.ts'
import { clock } from './report.ts'
import { five, frameOf, two } from './targets.ts'

const minute = 3600
const quarter = 900

/** A minute of dragging p, 60 frames a second, without the pauses between them: what the garbage collector stops it for. */
export async function dragGarbage(): Promise<void> {
  const rows = [
    await collected('two components: both KLs', i => bothKls(two, i)),
    await collected('two components: both KLs and all fits', i => [bothKls(two, i), fitReverse(frameOf(two, i))]),
    await collected(
      'five components: both KLs and all fits',
      i => [bothKls(five, i), fitReverse(frameOf(five, i))],
      quarter,
    ),
    await collected('peer: both KLs with arrays of 600, as usually written', i => withArrays(dragged(two, i))),
  ]
  console.log(`${table(['garbage of dragging, p new', 'frames', 'all', 'pauses', 'together', 'longest'], rows)}\n`)
}

function bothKls(columns: Normals, i: number): [number, number] {
  const p = frameOf(columns, i)
  const q = { family: 'normal', mean: Math.sin(i / 50), sd: 1.2 + Math.sin(i / 80) ** 2 } as const
  return [kl(p, q), kl(q, p)]
}

/** The calmest of up to three runs: the machine may have stopped a pause too. */
async function collected(name: string, run: Frame, frames = minute): Promise<string[]> {
  for (let i = 0; i < 200; i++) run(i)
  const began = performance.now()
  const runs: Run[] = []
  while (runs.length < 3 && performance.now() - began < 4000) runs.push(await observed(run, frames))
  const [calmest] = runs.toSorted((a, b) => longest(a) - longest(b))
  const { time, pauses } = calmest!
  const together = pauses.reduce((sum, pause) => sum + pause, 0)
  return [name, String(frames), clock(time), String(pauses.length), clock(together), clock(longest(calmest!))]
}

interface Run {
  time: number
  pauses: number[]
}

function longest({ pauses }: Run): number {
  return Math.max(0, ...pauses)
}

async function observed(run: Frame, frames: number): Promise<Run> {
  const pauses: number[] = []
  const observer = new PerformanceObserver(list => pauses.push(...list.getEntries().map(({ duration }) => duration)))
  await wait(50) // For the pauses before.
  observer.observe({ entryTypes: ['gc'] })
  const began = performance.now()
  for (let i = 0; i < frames; i++) run(i)
  const time = performance.now() - began
  await wait(50) // Entries come after the code that caused them.
  observer.disconnect()
  return { time, pauses }
}

/** The map-and-sum style of the usual demonstration. */
function withArrays({ w, mu, sigma }: Normals): [number, number] {
  const x = Array.from({ length: 600 }, (_, k) => -8 + (16 * k) / 599)
  const normal = (m: number, s: number) =>
    x.map(at => Math.exp(-0.5 * ((at - m) / s) ** 2) / (s * Math.sqrt(2 * Math.PI)))
  const parts = mu.map((m, i) => normal(m, sigma[i]!))
  const p = x.map((_, k) => parts.reduce((sum, part, i) => sum + w[i]! * part[k]!, 0))
  const q = normal(0, 2)
  const divergence = (a: number[], b: number[]) =>
    a.map((value, k) => value * Math.log(Math.max(value, 1e-15) / Math.max(b[k]!, 1e-15))).reduce((sum, v) => sum + v)
  return [divergence(p, q), divergence(q, p)]
}
