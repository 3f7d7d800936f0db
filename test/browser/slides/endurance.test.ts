import { expect, test } from 'vitest'
import { endure } from '../../bench/talk.ts'
import { howOften } from '../../thorough.ts'
import { openDeck } from '../harness.ts'

/** Times through the whole talk and back; five are two hours of talk. */
const rounds = howOften({ full: 5, short: 1 })

test('a long talk, every step there and back with drags, leaves the page as light as it found it', async () => {
  const { page, errors, close } = await openDeck('?motion=none')
  const { before, after, drags } = await endure(page, await page.context().newCDPSession(page), rounds)
  expect(drags).toBeGreaterThan(10 * rounds)
  expect(after.heap - before.heap).toBeLessThan(5e6)
  expect(after.canvases).toBe(before.canvases)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners)
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 50)
  expect(errors).toEqual([])
  await close()
}, 300_000)
