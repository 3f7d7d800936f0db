import { expect, test } from 'vitest'
import { readPrintOptions } from '../../../src/deck/print/printOptions.ts'

const usual = { pages: 'slides', paper: 'slide', theme: 'light', first: 1, last: Number.POSITIVE_INFINITY }
const read = (query: string) => readPrintOptions(query, undefined)

test('what is not asked is as usual', () => {
  expect(read('')).toEqual({ ...usual, home: undefined })
})

test('each part is read by itself: what is wrong is as usual, and the rest counts', () => {
  expect(read('?pages=steps&paper=a4&theme=dark&slides=3-7')).toMatchObject({
    pages: 'steps',
    paper: 'a4',
    theme: 'dark',
    first: 3,
    last: 7,
  })
  expect(read('?pages=all&paper=a0&theme=red&slides=3-')).toMatchObject(usual)
  expect(read('?slides=5')).toMatchObject({ ...usual, first: 5, last: 5 })
  expect(read('?theme=dark&theme=light')).toMatchObject({ ...usual, theme: 'dark' })
})

test('a handout stands on a sheet of paper, A4 unless told otherwise', () => {
  expect(read('?pages=handout').paper).toBe('a4')
  expect(read('?pages=handout&paper=slide').paper).toBe('a4')
  expect(read('?pages=handout&paper=letter').paper).toBe('letter')
})
