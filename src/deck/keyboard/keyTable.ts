/** Where the keyboard may be when a key is pressed. */
export type Focus =
  /** Nowhere in particular: all keys are the deck's. */
  | 'deck'
  /** On a button or on the handle of a figure: letters are still the deck's. */
  | 'control'
  /** In a list to choose from, which finds its entries by letters. */
  | 'list'
  /** In a field to write in. */
  | 'field'

const reaches = {
  /** Only where nothing else wants it. */
  deck: ['deck'],
  /** Beside a figure's own keys. */
  control: ['deck', 'control'],
  /** Even in a list. */
  list: ['deck', 'control', 'list'],
  /** Whatever has focus. */
  always: ['deck', 'control', 'list', 'field'],
} as const satisfies Record<string, readonly Focus[]>

export const groups = [
  'Moving',
  'Finding',
  'In a figure',
  'Pointing and drawing',
  'The screen',
  'Helping yourself',
] as const

/** One thing that keys do. The table of these drives both the keyboard and the list that `?` shows, so the list is true. */
export interface Key {
  group: (typeof groups)[number]
  /** Names as `nameOfKey` gives them. */
  keys: readonly string[]
  says: string
  reach: keyof typeof reaches
  act(event: KeyboardEvent): void
  /** When it is let go. */
  release?(): void
  /** True: it does something now; otherwise the key is left to whoever else wants it. */
  when?(): boolean
  /** Does nothing while it is held down and repeats. */
  once?: boolean
  /** Also does its work while the screen is black, and ends that. */
  lights?: boolean
}

/** What the keyboard's focus is on: `element` where a key says whom it was meant for. */
export function focusNow(element: EventTarget | null = document.activeElement): Focus {
  if (!(element instanceof HTMLElement) || element === document.body) return 'deck'
  if (element.isContentEditable || element.matches('textarea')) return 'field'
  if (element.matches('input')) {
    const { type } = element as HTMLInputElement
    return ['checkbox', 'radio', 'range', 'button', 'color'].includes(type) ? 'control' : 'field'
  }
  if (element.matches('select')) return 'list'
  return element.matches('button, [role="slider"], summary') || element.closest('.kl-figure, .kl-panel')
    ? 'control'
    : 'deck'
}

/** The entry that `name` belongs to while the keyboard is on `focus`, if one does something now. */
export function keyFor(table: readonly Key[], name: string, focus: Focus): Key | undefined {
  return table.find(
    ({ keys, reach, when }) =>
      keys.includes(name) && (reaches[reach] as readonly Focus[]).includes(focus) && (when?.() ?? true),
  )
}
