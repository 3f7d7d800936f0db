import { describe, expect, test } from 'vitest'
import { type Key, keyFor } from '../../../src/deck/keyboard/keyTable.ts'
import { nameOfKey } from '../../../src/deck/keyboard/nameOfKey.ts'

const pressed = (event: Partial<KeyboardEvent>) => nameOfKey({ code: '', ...event } as KeyboardEvent)

describe('the name of a key', () => {
  test.each([
    [{ key: 'b' }, 'b'],
    [{ key: 'B', shiftKey: true }, 'b'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'ArrowRight', shiftKey: true }, 'Shift+ArrowRight'],
    [{ key: ' ' }, 'Space'],
    [{ key: 'и', code: 'KeyB' }, 'b'],
    [{ key: 'PageDown' }, 'PageDown'],
  ])('of %o is %s', (event, name) => {
    expect(pressed(event)).toBe(name)
  })

  test.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])(
    'is none with %o: that is the browser’s or the system’s',
    held => {
      expect(pressed({ key: 'b', ...held })).toBeUndefined()
    },
  )
})

describe('the table of keys', () => {
  const key = (more: Partial<Key>): Key => ({
    group: 'Moving',
    keys: ['x'],
    says: '',
    reach: 'deck',
    act: () => {},
    ...more,
  })

  test('a key does what the first entry says that reaches as far as the focus', () => {
    const near = key({ reach: 'deck' })
    const far = key({ reach: 'always' })
    expect(keyFor([near, far], 'x', 'deck')).toBe(near)
    expect(keyFor([near, far], 'x', 'field')).toBe(far)
    expect(keyFor([near], 'x', 'control')).toBeUndefined()
  })

  test('an entry that has nothing to do now leaves the key to the next', () => {
    const never = key({ when: () => false })
    const other = key({})
    expect(keyFor([never, other], 'x', 'deck')).toBe(other)
    expect(keyFor([never], 'x', 'deck')).toBeUndefined()
  })
})
