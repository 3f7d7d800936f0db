import { expect, test } from 'vitest'
import { withWholeAddresses } from '../../../src/tools/vite/previewImage.ts'

const html = '<meta property="og:image" content="./preview.png" />'

test('where the address of the deck is known, its preview picture has a whole address', () => {
  for (const address of ['https://example.org/lecture/', 'https://example.org/lecture'])
    expect(withWholeAddresses(html, address)).toBe(
      '<meta property="og:image" content="https://example.org/lecture/preview.png" />\n' +
        '<meta property="og:url" content="https://example.org/lecture/" />',
    )
})

test('where it is not known, the page stays as it is; where it is no address, the build says so', () => {
  expect(withWholeAddresses(html, undefined)).toBe(html)
  expect(() => withWholeAddresses(html, 'lecture')).toThrow('DECK_URL: expected an address')
})
