import { expect, test } from 'vitest'
import { asText } from '../../../src/tools/vite/licences.ts'

test('packages under the same text are named together, and the text stands once', () => {
  const text = asText([
    { name: 'a', version: '1.0.0', identifier: 'MIT', text: 'Do as you like.' },
    { name: 'b', version: '2.0.0', identifier: 'OFL-1.1', text: 'A font.' },
    { name: 'c', version: '3.0.0', identifier: 'MIT', text: 'Do as you like.' },
  ])
  expect(text.match(/Do as you like/g)).toHaveLength(1)
  expect(text).toContain('a 1.0.0 (MIT)\nc 3.0.0 (MIT)\n\nDo as you like.')
  expect(text).toContain('b 2.0.0 (OFL-1.1)\n\nA font.')
})
