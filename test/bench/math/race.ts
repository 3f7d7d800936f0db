import { median } from '../table.ts'

/** What the clock runs on: one frame of dragging, the `i`-th. */
export type Frame = (i: number) => unknown

const warmUp = 250
const batch = 2
const rounds = 15
const patience = 600

/** Where results go, so that no frame can be optimised away. */
export let sink: unknown

/**
 * Milliseconds a frame takes, for each of several: the median over batches that take turns, so that a busy moment of the
 * machine falls on all of them. A frame that is slow gets fewer turns.
 */
export function race(frames: Frame[]): number[] {
  const runners = frames.map(frame => {
    let count = 0
    const began = performance.now()
    while (performance.now() - began < warmUp) sink = frame(count++)
    const size = Math.max(1, Math.round((batch * count) / (performance.now() - began)))
    return { frame, size, next: count, spent: 0, samples: [] as number[] }
  })
  for (let round = 0; round < rounds; round++)
    for (const runner of runners) if (runner.spent < patience) runBatch(runner)
  return runners.map(({ samples }) => median(samples))
}

function runBatch(runner: { frame: Frame; size: number; next: number; spent: number; samples: number[] }): void {
  const { frame, size } = runner
  const began = performance.now()
  for (let i = 0; i < size; i++) sink = frame(runner.next + i)
  const time = performance.now() - began
  runner.next += size
  runner.spent += time
  runner.samples.push(time / size)
}
