import { describe, expect, test } from 'vitest'
import { descend, fitReverse, type Place, parseDistribution, watersheds } from '../../../src/math/index.ts'

const frame = { means: [-8, 8], sds: [0.1, 8] } as const

describe.each([
  ['two humps', '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'],
  ['a tall and a broad hump', '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)'],
  ['three humps', '0.3 normal(-4, 0.6) + 0.4 normal(0, 0.7) + 0.3 normal(4, 0.6)'],
])('%s', (_, text) => {
  const p = parseDistribution(text)
  const { minima, saddles } = fitReverse(p)
  const lines = watersheds(p, saddles, frame)

  test('there is a line through every saddle, from the frame to the frame', () => {
    expect(lines.length).toBe(saddles.length)
    for (const [index, line] of lines.entries()) {
      expect(line).toContainEqual({ mean: saddles[index]?.mean, sd: saddles[index]?.sd })
      for (const end of [line[0], line.at(-1)]) expect(outside(end)).toBe(true)
    }
  })

  test('descents from either side of a line end in different minima', () => {
    for (const line of lines)
      for (const share of [0.25, 0.5, 0.75]) {
        const index = Math.floor(share * line.length)
        const [before, at, after] = [line[index - 2], line[index], line[index + 2]] as [Place, Place, Place]
        // to the left and right of the line, in (mean/sd, log sd)
        const along = (after.mean - before.mean) / at.sd
        const wider = Math.log(after.sd / before.sd)
        const size = 0.04 / Math.hypot(along, wider)
        const ends = [-1, 1].map(
          side =>
            descend('reverse', p, {
              mean: at.mean + at.sd * -wider * size * side,
              sd: at.sd * Math.exp(along * size * side),
            }).end,
        )
        for (const end of ends) expect(minima).toContainEqual(end)
        expect(ends[0]).not.toEqual(ends[1])
      }
  })
})

test('where there is one minimum there is no line', () => {
  const p = parseDistribution('0.5 normal(-2, 1) + 0.5 normal(2, 1)')
  expect(watersheds(p, fitReverse(p).saddles, frame)).toEqual([])
})

function outside(place: Place | undefined): boolean {
  if (!place) return false
  const { mean, sd } = place
  return mean < frame.means[0] || mean > frame.means[1] || sd < frame.sds[0] || sd > frame.sds[1]
}
