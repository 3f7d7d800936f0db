/** Every key of the deck by what it does, and where it counts; `keyWords.ts` says it in words. */

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

/** One thing that keys do. */
export interface KeyRow {
  /** Names as `nameOfKey` gives them. One with Ctrl counts whatever has focus. */
  keys: readonly string[]
  reach: keyof typeof reaches
  /** Does nothing while it is held down and repeats. */
  once?: boolean
  /** What it does while the screen is black: nothing, unless it also `lights` it, or does the same as ever. */
  black?: 'lights' | 'same'
  /** A figure with the focus does it by itself. */
  byFigure?: boolean
}

/** A row with what does its work; beyond the table, with its words for the list. */
export interface Key extends KeyRow, Work, Partial<Words> {}

/** How the list under `?` says what a key does; '' where it says nothing. */
export interface Words {
  group: Group
  says: string
}

export type Group = 'Moving' | 'Finding' | 'In a figure' | 'Pointing and drawing' | 'The screen' | 'Helping yourself'

/** The work of a key, as its owner does it. */
export interface Work {
  act(event: KeyboardEvent): void
  /** When it is let go. */
  release?(): void
  /** True: it does something now; otherwise the key is left to whoever else wants it. */
  when?(): boolean
}

const letter = { reach: 'control', once: true } as const
const moving = { reach: 'deck', black: 'lights' } as const
const figure = { reach: 'control' } as const

/** All of them by name. Where two want a key, the first that has something to do gets it; the list has them in this order. */
export const keyTable = {
  otherView: { ...letter, keys: ['v'] },
  search: { ...letter, keys: ['/', 'g', 'Ctrl+K'] },
  contents: { ...letter, keys: ['i'] },
  symbols: { ...letter, keys: ['y'] },
  hideSymbol: { ...letter, keys: ['Escape'], reach: 'always' },
  closePanel: { keys: ['Escape'], reach: 'always' },
  putAway: { ...letter, keys: ['Escape'] },
  zoom: { ...figure, keys: ['z'], once: true },
  leaveZoom: { ...figure, keys: ['Escape'] },
  resetFigure: { ...figure, keys: ['r'], once: true },
  laser: { ...letter, keys: ['l'] },
  pen: { ...letter, keys: ['d'] },
  penColour: { ...letter, keys: ['1', '2', '3', '4'] },
  undoStroke: {
    ...letter,
    keys: ['Backspace'],
    reach: 'deck',
    once: false,
  },
  clearInk: { ...letter, keys: ['c'] },
  rehearse: { ...letter, keys: ['m'] },
  help: { ...letter, keys: ['?'], reach: 'list' },
  print: { ...letter, keys: ['Ctrl+P'], black: 'same' },
  // Among the small pictures of the overview, arrows go where they point.
  overviewRight: { ...moving, keys: ['ArrowRight'] },
  overviewLeft: { ...moving, keys: ['ArrowLeft'] },
  overviewEnter: { ...moving, keys: ['Enter', 'Space'] },
  clickerNext: { ...moving, keys: ['PageDown'], reach: 'always' },
  clickerBack: { ...moving, keys: ['PageUp'], reach: 'always' },
  next: { ...moving, keys: ['ArrowRight', 'Space', 'n'] },
  back: { ...moving, keys: ['ArrowLeft', 'Shift+Space', 'p'] },
  nextMain: { ...moving, keys: ['Shift+ArrowRight'] },
  previousMain: { ...moving, keys: ['Shift+ArrowLeft'] },
  down: { ...moving, keys: ['ArrowDown'] },
  up: { ...moving, keys: ['ArrowUp'] },
  first: { ...moving, keys: ['Home'] },
  last: { ...moving, keys: ['End'] },
  black: { ...letter, keys: ['b', '.'], reach: 'list', black: 'same' },
  endBlack: { ...letter, keys: ['Escape'], reach: 'always', once: false, black: 'lights' },
  speaker: { ...letter, keys: ['s'] },
  furtherWindow: { ...letter, keys: ['w'] },
  fullScreen: { ...letter, keys: ['f'] },
  theme: { ...letter, keys: ['t'] },
  overview: { ...letter, keys: ['o', 'Escape'], reach: 'deck' },
  leaveFigure: { ...figure, keys: ['Escape'], reach: 'always' },
  nextControl: { ...figure, keys: ['Tab'], byFigure: true },
  moveHandle: {
    ...figure,
    keys: ['ArrowLeft', 'ArrowRight'],
    byFigure: true,
  },
  handleEnds: { ...figure, keys: ['Home', 'End'], byFigure: true },
} as const satisfies Record<string, KeyRow>

export type KeyName = keyof typeof keyTable

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
  return table.find(({ keys, reach, when }) => {
    const within: readonly Focus[] = reaches[name.startsWith('Ctrl+') ? 'always' : reach]
    return keys.includes(name) && within.includes(focus) && (when?.() ?? true)
  })
}
