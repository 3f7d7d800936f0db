import { describe, expect, test } from 'vitest'
import { type Heading, matching, plain } from '../../../src/deck/page/headings.ts'

const titles = ['KL divergence', 'Why it is never negative', 'Forward KL', 'Über α', ...Array<string>(8).fill('More')]
const headings = titles.map(
  (title, i) => ({ number: i + 1, deeper: false, letters: plain(title) }) as unknown as Heading,
)
const numbers = (query: string) => matching(headings, query).map(({ number }) => number)

describe('looking for a slide', () => {
  test('by number, that one comes first, then those that begin like it', () => {
    expect(numbers('1')).toEqual([1, 10, 11, 12])
    expect(numbers('12')).toEqual([12])
  })

  test('by words of its heading, in any order, large or small, with accents or without', () => {
    expect(numbers('kl forward')).toEqual([3])
    expect(numbers('NEVER')).toEqual([2])
    expect(numbers('uber')).toEqual([4])
  })

  test('all are found where nothing is asked, and none where nothing matches', () => {
    expect(numbers(' ')).toHaveLength(titles.length)
    expect(numbers('zebra')).toEqual([])
    expect(numbers('99')).toEqual([])
  })
})
