import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LwwRegisters } from '../../../src/deck/sync/lwwRegisters.ts'
import { readMessage } from '../../../src/deck/sync/message.ts'

test('windows that heard the same entries agree, in whatever order and however often they heard them', () => {
  const write = fc.record({
    writer: fc.nat({ max: 2 }),
    key: fc.constantFrom('place', 'a', 'b'),
    value: fc.nat({ max: 3 }),
    heardBy: fc.subarray([0, 1, 2]),
  })
  fc.assert(
    fc.property(fc.array(write, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (writes, order) => {
      const windows = ['x', 'y', 'z'].map(name => new LwwRegisters(name))
      const said = writes.map(({ writer, key, value, heardBy }) => {
        windows[writer]!.write(key, value)
        const entries = windows[writer]!.entries([key])
        for (const index of heardBy) windows[index]!.merge(entries)
        return entries
      })
      const shuffled = [...said, ...said]
        .map(entries => ({ entries, rank: order.next().value }))
        .sort((a, b) => a.rank - b.rank)
      for (const window of windows) for (const { entries } of shuffled) window.merge(entries)
      const late = new LwwRegisters('late')
      late.merge(windows[0]!.entries())
      for (const window of [windows[1]!, windows[2]!, late]) expect(window.entries()).toEqual(windows[0]!.entries())
    }),
  )
})

test('what is already there is not written, and so not sent', () => {
  const mine = new LwwRegisters('mine')
  expect(mine.write('place', { slide: 'title', step: -1 })).toBe(true)
  expect(mine.write('place', { slide: 'title', step: -1 })).toBe(false)
  const theirs = new LwwRegisters('theirs')
  expect(theirs.merge(mine.entries())).toEqual(['place'])
  expect(theirs.write('place', { slide: 'title', step: -1 })).toBe(false)
  expect(theirs.merge(mine.entries())).toEqual([])
})

test('what a window merely stands at gives way to whatever was written', () => {
  const knows = new LwwRegisters('a')
  knows.write('place', 'written')
  const came = new LwwRegisters('z')
  came.fill('place', 'stood')
  expect(knows.merge(came.entries())).toEqual([])
  expect(came.merge(knows.entries())).toEqual(['place'])
})

test('a count beyond all counts is not believed', () => {
  const mine = new LwwRegisters('mine')
  mine.write('place', 1)
  expect(mine.merge({ place: { revision: Number.MAX_SAFE_INTEGER, from: 'x', value: 2 } })).toEqual([])
  expect(mine.write('place', 3)).toBe(true)
})

test('a malformed message is none, and a malformed entry is left out', () => {
  fc.assert(fc.property(fc.anything(), data => void readMessage(data)))
  for (const data of [null, 1, 'x', [], {}, { from: 1, entries: {} }, { from: 'a', entries: [] }, { from: 'a' }])
    expect(readMessage(data)).toBeUndefined()
  const right = { revision: 1, from: 'a', value: null }
  const wrong = [
    { ...right, revision: -1 },
    { ...right, revision: 0.5 },
    { ...right, from: 1 },
    { revision: 1, from: 'a' },
    null,
  ]
  const entries = Object.fromEntries([...wrong, right].map((entry, index) => [index, entry]))
  expect(readMessage({ from: 'a', entries })).toEqual({ from: 'a', hello: false, entries: { 5: right } })
})
