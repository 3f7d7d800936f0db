import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, main, parseRange, publicAddress } from '../../../src/tools/commands/pdf.ts'
import { progressBar } from '../../../src/tools/commands/progress.ts'
import { withActualText } from '../../../src/tools/pdf/actualText.ts'
import { charactersOf } from '../../../src/tools/pdf/rewriteContents.ts'
import { shortenedPaths } from '../../../src/tools/pdf/shortenedPaths.ts'
import { simplifiedPolyline } from '../../../src/tools/pdf/simplifiedPolyline.ts'

describe('the options of the PDF', () => {
  it('that contradict each other say what to do, and end with code 2', async () => {
    await expect(main(['--steps', '--handout'])).rejects.toThrow('expected one of them')
    await expect(main(['--handout', '--paper', 'slide'])).rejects.toThrow('expected a4 or letter')
    await expect(main(['--paper', 'a5'])).rejects.toMatchObject({ exitCode: 2 })
    await expect(main(['--pages'])).rejects.toMatchObject({ exitCode: 2 })
  })

  it('take a range of slides', () => {
    expect(parseRange('--slides', '3-7')).toBe('3-7')
    expect(parseRange('--slides', '3')).toBe('3-3')
    for (const text of ['7-3', '0', 'a-b', '', '3-'])
      expect(() => parseRange('--slides', text)).toThrow('expected slides such as 3-7 or 3')
  })

  it('take the date from SOURCE_DATE_EPOCH', () => {
    expect(dateOf('86400').toISOString()).toBe('1970-01-02T00:00:00.000Z')
    expect(() => dateOf('yesterday')).toThrow('expected seconds since 1970')
  })

  it('take the public address from DECK_URL before package.json', () => {
    expect(publicAddress('https://a.example/x/', 'https://b.example/')).toBe('https://a.example/x/')
    expect(publicAddress(undefined, 'https://b.example')).toBe('https://b.example/')
    expect(publicAddress(undefined, undefined)).toBeUndefined()
    expect(() => publicAddress('a.example', undefined)).toThrow('DECK_URL: expected an address')
    expect(() => publicAddress('javascript:alert(1)', undefined)).toThrow('DECK_URL: expected an address')
  })
})

describe('a path in a PDF', () => {
  it('keeps every point within the tolerance of what is left', () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 }), points => {
        const kept = simplifiedPolyline(points, 0.5)
        expect(kept[0]).toEqual(points[0])
        expect(kept.at(-1)).toEqual(points.at(-1))
        for (const point of points) expect(distance(point, kept)).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
    )
  })

  it('loses points on straight lines and digits nobody sees, and keeps corners, curves and all else', () => {
    const stream = '.2399999 0 0 .2399999 0 540 cm\n0 0 m\n1.00001 0 l\n2 .001 l\n3 0 l\n3 4.123456 l\nS\n<0001> Tj'
    expect(shortenedPaths(stream)).toBe('.2399999 0 0 .2399999 0 540 cm\n0 0 m\n3 0 l\n3 4.12 l\nS\n<0001> Tj')
    expect(shortenedPaths('0 0 m\n0 5 5 9.87654 9 9 c\nh\nf')).toBe('0 0 m\n0 5 5 9.88 9 9 c\nh\nf')
    expect(shortenedPaths('0.4 0 m\n0.4 50.6 l\n0 5 5 9.87654 9 9 c\nf', 1)).toBe('0 0 m\n0 51 l\n0 5 5 10 9 9 c\nf')
    expect(shortenedPaths('1 1 m\n1 1 9 9 y\n9 9 20 9 v')).toBe('1 1 m\n9 9 l\n9 9 20 9 v')
  })
})

describe('a sign that is drawn as two', () => {
  const characters = { '011d': '\ue020', '0020': '=', '0003': 'b' }
  const fonts = new Map([['F4', new Map(Object.entries(characters))]])
  const drawn = (place: number, codes: string) => `/F4 33 Tf\n1 0 0 -1 ${place} 193 Tm\n<${codes}> Tj`

  it('reads as one, and stays as it was drawn, whatever is drawn between', () => {
    const content = [drawn(9, '00200003'), drawn(30, '0020'), drawn(9, '011d')].join('\n')
    expect(withActualText(content, fonts).split('\n')).toEqual([
      '/F4 33 Tf',
      '1 0 0 -1 9 193 Tm',
      '/Span <</ActualText <feff2260>>> BDC',
      '<0020> Tj',
      'EMC',
      '<0003> Tj',
      ...drawn(30, '0020').split('\n'),
      '/F4 33 Tf',
      '1 0 0 -1 9 193 Tm',
      '/Span <</ActualText <feff>>> BDC',
      '<011d> Tj',
      'EMC',
    ])
  })

  it('is left alone where Unicode has no such sign, where nothing is below the stroke, and where there is none', () => {
    for (const content of [
      [drawn(9, '0003'), drawn(9, '011d')].join('\n'),
      [drawn(8, '0020'), drawn(9, '011d')].join('\n'),
      drawn(9, '0020'),
      drawn(9, '0020').replace('F4', 'F5'),
    ])
      expect(withActualText(content, fonts)).toBe(content)
  })

  it('is known by the font’s own table', () => {
    const table =
      'beginbfchar\n<011D> <E020>\n<41> <0041>\n<42> <0042>\nendbfchar\nbeginbfrange\n<0010> <0012> <0041>\nendbfrange'
    expect([...charactersOf(table)]).toEqual([
      ['011d', '\ue020'],
      ['0010', 'A'],
      ['0011', 'B'],
      ['0012', 'C'],
    ])
  })
})

it('a progress bar is as full as the work is done', () => {
  expect(progressBar(0, 'printing', 4)).toBe('░░░░   0 %  printing')
  expect(progressBar(0.5, 'printing', 4)).toBe('██░░  50 %  printing')
  expect(progressBar(1, 'printing', 4)).toBe('████ 100 %  printing')
})

function distance([x, y]: [number, number], line: readonly (readonly [number, number])[]): number {
  const distances = line.slice(1).map(([bx, by], index) => {
    const [ax, ay] = line[index]!
    const length = (bx - ax) ** 2 + (by - ay) ** 2
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
  })
  return Math.min(...distances)
}
