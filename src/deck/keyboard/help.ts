/** The list of all keys, in a panel that `?` opens. */
import { inOneFile } from '../page/pageUrls.ts'
import { createPanel, type Panel } from '../page/panel.ts'
import type { Keyboard } from './keyboard.ts'
import { groups, keyWords } from './keyWords.ts'

/** Lists those rows of the table of keys that something answers to. */
export function createHelp(keyboard: Keyboard): Panel {
  return createPanel('Keys', 'help', body => {
    const listed = keyboard.rows().flatMap(({ name, keys, group, says }) => {
      const words = group && says ? { group, says } : name && keyWords[name]
      return words ? [{ keys, ...words }] : []
    })
    for (const group of groups) {
      const rows = listed.filter(row => row.group === group)
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
