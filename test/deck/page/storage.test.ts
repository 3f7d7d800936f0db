import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stored, storedWord, wordOf } from '../../../src/deck/page/storage.ts'

/** The storage of a browser, in memory. */
class Memory {
  readonly items = new Map<string, string>()
  getItem = (name: string) => this.items.get(name) ?? null
  setItem = (name: string, text: string) => void this.items.set(name, text)
  removeItem = (name: string) => void this.items.delete(name)
}

let memory = new Memory()
beforeEach(() => {
  memory = new Memory()
  vi.stubGlobal('localStorage', memory)
})
afterEach(() => vi.unstubAllGlobals())

const number = (value: unknown) => (typeof value === 'number' ? value : undefined)

test('a value is read as it was written, and gone when it is cleared', () => {
  const place = stored('local', 'count', number)
  expect(place.read()).toBeUndefined()
  expect(place.write(7)).toBe(true)
  expect(place.read()).toBe(7)
  place.clear()
  expect(place.read()).toBeUndefined()
})

test('a word is kept as it is', () => {
  storedWord('local', 'theme', wordOf(['light', 'dark'])).write('dark')
  expect(memory.items.get('theme')).toBe('dark')
  memory.setItem('theme', 'purple')
  expect(storedWord('local', 'theme', wordOf(['light', 'dark'])).read()).toBeUndefined()
})

test.each(['{{{', '"7"', '{"newer":7}', ''])(
  'reading %s gives nothing and changes nothing; writing puts it aside',
  text => {
    memory.setItem('count', text)
    const place = stored('local', 'count', number)
    expect(place.read()).toBeUndefined()
    expect([...memory.items]).toEqual([['count', text]])
    place.write(1)
    place.write(2)
    expect(Object.fromEntries(memory.items)).toEqual({ count: '2', 'count-unread': text })
  },
)

test('what can be read is written over, and nothing is put aside', () => {
  memory.setItem('count', '1')
  stored('local', 'count', number).write(2)
  expect([...memory.items]).toEqual([['count', '2']])
})

test('storage that is forbidden or full is done without', () => {
  const place = stored('local', 'count', number)
  memory.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  expect(place.write(1)).toBe(false)
  vi.stubGlobal('localStorage', undefined)
  expect(place.read()).toBeUndefined()
  expect(place.write(1)).toBe(false)
  place.clear()
})

test('no other file of the deck touches the storage, but for what runs before the first paint', () => {
  const source = join(import.meta.dirname, '../../../src')
  const touching = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /\.(ts|mjs|js|html)$/.test(file))
    .filter(file => /\b(localStorage|sessionStorage|indexedDB)\b/.test(readFileSync(join(source, file), 'utf8')))
  expect(touching).toEqual(['deck/page/storage.ts'])
})
