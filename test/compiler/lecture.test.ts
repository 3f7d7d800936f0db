import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseLecture, readLecture } from '../../src/compiler/lecture.ts'

const good = {
  title: 'Entropy & "other" <measures>',
  author: 'Ada',
  description: 'What $& costs.',
  language: 'en',
  file: 'entropy',
  pictured: 'title',
  picture: 'A curve',
}
const read = (value: unknown) =>
  parseLecture(typeof value === 'string' ? value : JSON.stringify(value), 'slides/lecture.json')

test.each([
  ['no JSON', '{"title": ', 'slides/lecture.json: expected JSON: '],
  ['a list', [], 'slides/lecture.json: expected an object with title, author'],
  ['a missing key', { ...good, author: undefined }, 'slides/lecture.json: author: expected a text, got undefined'],
  ['an empty text', { ...good, title: ' ' }, 'slides/lecture.json: title: expected a text, got " "'],
  ['a number', { ...good, picture: 3 }, 'slides/lecture.json: picture: expected a text, got 3'],
  ['a misspelt key', { ...good, titel: 'x' }, 'unknown key "titel": expected title, author'],
  ['a misspelt key, with the nearest name', { ...good, titel: 'x' }, '(did you mean title?)'],
  ['a path as file name', { ...good, file: '../x' }, 'file: expected letters, digits, "-", "_" and ".", got "../x"'],
])('%s is refused, with the place and what was expected', (_, value, message) => {
  expect(() => read(value)).toThrow(message)
})

test('all that is wrong is told at once', () => {
  expect(() => read({ titel: 'x' })).toThrow(/title: [\s\S]*author: [\s\S]*picture: [\s\S]*titel/)
})

test('a folder without particulars is named, with what is expected there', () => {
  expect(() => readLecture(join(import.meta.dirname, 'nowhere'))).toThrow('nowhere/lecture.json: expected a file with')
})

test('this lecture is credited to its lecturer', () => {
  expect(readLecture(join(import.meta.dirname, '../../slides'))).toMatchObject({
    title: 'KL divergence and variational inference',
    author: 'Siddharth Mishra-Sharma',
    language: 'en',
  })
})
