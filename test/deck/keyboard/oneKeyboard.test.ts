import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Focus, type KeyName, type KeyRow, keyFor, keyTable } from '../../../src/deck/keyboard/keyTable.ts'
import { groups, keyWords } from '../../../src/deck/keyboard/keyWords.ts'
import { inkRoles } from '../../../src/deck/presenting/strokes.ts'

/** Who hears keys beside the deck's keyboard, and which. */
const others: Readonly<Record<string, string>> = {
  'deck/figures/figure.ts': 'Enter in the field of its question',
  'deck/figures/question.ts': 'the same, told by its figure',
  'deck/find/arrowsAmong.ts': 'a list’s own: from entry to entry',
  'deck/find/searchPanel.ts': 'a field’s own: through what was found',
  'deck/keyboard/keyboard.ts': 'the deck’s keyboard',
  'deck/reading/followPlace.ts': 'none: any key is a sign of the reader',
  'ui/dom/saveMenu.ts': 'an open menu’s own: Escape closes it',
  'ui/handles/handles.ts': 'a focused handle’s own',
}

test('keys are heard in one place, but for those of what has the focus', () => {
  const source = join(import.meta.dirname, '../../../src')
  const hears = (file: string) => /['"]keydown['"]|onkeydown/.test(readFileSync(join(source, file), 'utf8'))
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'))
  expect(files.filter(file => file.endsWith('.ts') && hears(file)).toSorted()).toEqual(Object.keys(others).toSorted())
})

const rows = Object.entries(keyTable) as [KeyName, KeyRow][]

test('every key of the table is in a group of the list, and a key that the list leaves out is in it elsewhere', () => {
  const listed = new Set(rows.flatMap(([name, { keys }]) => (keyWords[name] ? keys : [])))
  for (const [name, { keys }] of rows) {
    const words = keyWords[name]
    if (words) expect(groups, name).toContain(words.group)
    // Enter chooses in the overview, as it does everywhere.
    if (!words)
      expect(
        keys.filter(key => !listed.has(key) && key !== 'Enter'),
        name,
      ).toEqual([])
  }
})

test('where no situation decides, a key does one thing', () => {
  const situations = /^(?:hideSymbol|closePanel|putAway|leaveZoom|endBlack|leaveFigure|overview\w*)$/
  const plain = rows.filter(([name, row]) => !situations.test(name) && !row.byFigure).flatMap(([, { keys }]) => keys)
  expect(plain.toSorted()).toEqual([...new Set(plain)].toSorted())
})

test('a key with Ctrl counts in a field too', () => {
  const search = { ...keyTable.search, act: () => {} }
  const at = (name: string, focus: Focus) => keyFor([search], name, focus) !== undefined
  expect([at('Ctrl+K', 'field'), at('g', 'field'), at('g', 'control')]).toEqual([true, false, true])
})

test('there is a key for each colour of the pen', () => {
  expect(keyTable.penColour.keys).toEqual(inkRoles.map((_, i) => String(i + 1)))
})
