/** Hears keys, and has those that the table names done by whoever was bound to them. */
import { focusNow, type Key, type KeyName, type KeyRow, keyFor, keyTable, type Words, type Work } from './keyTable.ts'
import { nameOfKey } from './nameOfKey.ts'

/** The keyboard of a page: what of the table of keys has somebody who does it there. */
export interface Keyboard {
  /** What those keys do here. */
  bind(work: Partial<Record<KeyName, Work | Work['act']>>): void
  /** Keys beyond the table, before it. */
  add(key: Key): void
  /** What keys do here, those that a focused figure has by itself included. */
  rows(): readonly ListedRow[]
}

/** A row for the list: one of the table by its name, or one with words of its own. */
export type ListedRow = KeyRow & Partial<Words> & { name?: KeyName }

interface Options {
  /** Hears a key after what has the focus did, not before. */
  late?: boolean
  /** Keys that the page leaves to others. */
  leave?(event: KeyboardEvent): boolean
  /** Takes the keys that nothing here is bound to. */
  others?(event: KeyboardEvent): void
  /** The screen, where it can be black: nothing is seen of what keys do there. */
  screen?: { readonly isBlack: boolean; light(): void }
}

/** Hears the keys of this page, before anything on it does, and does what was bound to them. */
export function createKeyboard({ late = false, leave, others, screen }: Options = {}): Keyboard {
  const work = new Map<KeyName, Work>()
  const beyond: Key[] = []
  let table: readonly Key[] = []
  const held = new Map<string, Key>()

  addEventListener('keydown', pressed, { capture: !late })
  addEventListener('keyup', released, { capture: !late })

  function pressed(event: KeyboardEvent): void {
    if (leave?.(event)) return
    const name = nameOfKey(event)
    const key = name === undefined ? undefined : keyFor(table, name, focusNow(event.target))
    if (key && !(screen?.isBlack && !key.black)) press(key, event)
    else if (!key && others && name !== undefined) {
      keep(event)
      others(event)
    }
  }

  function press(key: Key, event: KeyboardEvent): void {
    keep(event)
    if (event.repeat && key.once) return
    if (key.black === 'lights' && screen?.isBlack) screen.light()
    held.set(event.code, key)
    key.act(event)
  }

  function released(event: KeyboardEvent): void {
    held.get(event.code)?.release?.()
    held.delete(event.code)
  }

  function arrange(): void {
    const bound = names.flatMap(name => {
      const does = work.get(name)
      return does ? [{ name, ...keyTable[name], ...does }] : []
    })
    table = [...beyond, ...bound]
  }

  return {
    bind(more) {
      for (const [name, does] of Object.entries(more))
        work.set(name as KeyName, typeof does === 'function' ? { act: does } : does)
      arrange()
    },
    add(key) {
      beyond.unshift(key)
      arrange()
    },
    rows: () => [...table, ...byFigure],
  }
}

const names = Object.keys(keyTable) as KeyName[]
const byFigure = names.map((name): ListedRow => ({ name, ...keyTable[name] })).filter(row => row.byFigure)

/** Nobody else is to have this key. */
function keep(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
