import { expect, test } from 'vitest'
import {
  elapsed,
  formatDuration,
  formatLeft,
  paused,
  rewound,
  started,
  stopped,
} from '../../../src/deck/speaker/stopwatch.ts'

test('a stopwatch counts while it runs, and keeps what it has while it is paused', () => {
  const running = started(stopped, 1000)
  expect(elapsed(running, 4000)).toBe(3000)
  expect(started(running, 4000)).toEqual(running)
  const still = paused(running, 4000)
  expect(elapsed(still, 9000)).toBe(3000)
  expect(elapsed(started(still, 10_000), 11_000)).toBe(4000)
})

test('rewound, it runs on if it ran, and stands at 0 if it stood', () => {
  expect(elapsed(rewound(started(stopped, 1000), 5000), 6000)).toBe(1000)
  expect(elapsed(rewound(paused(started(stopped, 1000), 5000), 5000), 6000)).toBe(0)
})

test('a clock set back does not make the time negative', () => {
  expect(elapsed(started(stopped, 5000), 1000)).toBe(0)
})

test('times read as people write them', () => {
  expect([0, 59_999, 75_000, 3_723_000].map(formatDuration)).toEqual(['0:00', '0:59', '1:15', '1:02:03'])
  expect(formatLeft(60_000, 60_000)).toBe('0:00 left')
  expect(formatLeft(500, 60_000)).toBe('1:00 left')
  expect(formatLeft(190_000, 60_000)).toBe('2:10 over')
})
