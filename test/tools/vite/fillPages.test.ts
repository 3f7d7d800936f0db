import { expect, test } from 'vitest'
import { fill } from '../../../src/tools/vite/fillPages.ts'

const lecture = {
  title: 'Entropy & "other" <measures>',
  author: 'Ada',
  description: 'What $& costs.',
  language: 'en',
  file: 'entropy',
  pictured: 'title',
  picture: 'A curve',
}

test('a page is filled with what the lecture is called, as text; other braces stay', () => {
  expect(fill('<title>{{title}}</title><p title="{{description}}">{{unknown}}</p>', lecture)).toBe(
    '<title>Entropy &amp; &quot;other&quot; &lt;measures&gt;</title><p title="What $&amp; costs.">{{unknown}}</p>',
  )
})

test('a page is in the language of the lecture', () => {
  expect(fill('<html lang="en" data-deck="loading">', { ...lecture, language: 'pt-BR' })).toBe(
    '<html lang="pt-BR" data-deck="loading">',
  )
})
