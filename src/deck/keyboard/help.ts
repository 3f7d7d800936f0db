import { inOneFile } from '../page/pageUrls.ts'
import { createPanel, type Panel } from '../page/panel.ts'
import { groups, type Key } from './keyTable.ts'

/** What no key of the table does: a focused figure's own keys, and what a pointer does. */
const besides: { group: Key['group']; keys: readonly string[]; says: string }[] = [
  { group: 'In a figure', keys: ['Tab'], says: 'To the next handle or button' },
  {
    group: 'In a figure',
    keys: ['ArrowLeft', 'ArrowRight'],
    says: 'Move a handle by 0.1; with Shift 1, with Alt 0.01',
  },
  { group: 'In a figure', keys: ['Home', 'End'], says: 'To the ends of its range' },
]

/** The list of all keys, made from the table that the keyboard itself goes by. */
export function createHelp(table: () => readonly Key[]): Panel {
  return createPanel('Keys', 'help', body => {
    for (const group of groups) {
      const rows = [...table(), ...besides].filter(entry => entry.group === group && entry.says !== '')
      if (rows.length === 0) continue
      const section = document.createElement('div')
      const heading = document.createElement('h3')
      heading.textContent = group
      const list = document.createElement('dl')
      for (const { keys, says } of rows) {
        const term = document.createElement('dt')
        term.append(...keys.flatMap((key, i) => (i === 0 ? [cap(key)] : [' ', cap(key)])))
        const meaning = document.createElement('dd')
        meaning.textContent = says
        list.append(term, meaning)
      }
      section.append(heading, list)
      body.append(section)
    }
    body.append(licences())
  })
}

function licences(): HTMLElement {
  const line = document.createElement('p')
  if (inOneFile) {
    line.textContent = 'The licences of the software and the fonts stand at the end of this file.'
    return line
  }
  const link = document.createElement('a')
  link.href = './licences.txt'
  link.target = '_blank'
  link.textContent = 'Licences of the software and the fonts'
  line.append(link)
  return line
}

const written: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
  Escape: 'Esc',
}

/** A key as it is written: `Shift+ArrowRight` is Shift →. */
function cap(name: string): HTMLElement {
  const key = document.createElement('kbd')
  key.dataset.key = name
  key.textContent = name
    .split('+')
    .map(part => written[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')
  return key
}
