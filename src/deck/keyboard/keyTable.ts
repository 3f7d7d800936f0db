/** Every key of the deck: what it does, where it counts, and how the list under `?` says it. */

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

/** One thing that keys do. */
export interface KeyRow {
  group: (typeof groups)[number]
  /** Names as `nameOfKey` gives them. One with Ctrl counts whatever has focus. */
  keys: readonly string[]
  /** What the list says it does; '' where the list says nothing. */
  says: string
  reach: keyof typeof reaches
  /** Does nothing while it is held down and repeats. */
  once?: boolean
  /** What it does while the screen is black: nothing, unless it also `lights` it, or does the same as ever. */
  black?: 'lights' | 'same'
  /** A figure with the focus does it by itself. */
  byFigure?: boolean
}

/** A row with what does its work. */
export interface Key extends KeyRow, Work {}

/** The work of a key, as its owner does it. */
export interface Work {
  act(event: KeyboardEvent): void
  /** When it is let go. */
  release?(): void
  /** True: it does something now; otherwise the key is left to whoever else wants it. */
  when?(): boolean
}

const finding = { group: 'Finding', reach: 'control', once: true } as const
const pointing = { group: 'Pointing and drawing', reach: 'control', once: true } as const
const helping = { group: 'Helping yourself', reach: 'control', once: true } as const
const moving = { group: 'Moving', reach: 'deck', black: 'lights' } as const
const screen = { group: 'The screen', reach: 'control', once: true } as const
const figure = { group: 'In a figure', reach: 'control' } as const

/** All of them by name. Where two want a key, the first that has something to do gets it; the list has them in this order. */
export const keyTable = {
  otherView: { ...screen, keys: ['v'], says: 'Reading view' },
  search: { ...finding, keys: ['/', 'g', 'Ctrl+K'], says: 'Search; or a number, and to that slide' },
  contents: { ...finding, keys: ['i'], says: 'Contents' },
  symbols: { ...finding, keys: ['y'], says: 'What the symbols mean' },
  hideSymbol: { ...finding, keys: ['Escape'], says: '', reach: 'always' },
  closePanel: { group: 'Helping yourself', keys: ['Escape'], says: '', reach: 'always' },
  putAway: { ...pointing, keys: ['Escape'], says: '' },
  zoom: { ...figure, keys: ['z'], says: 'As large as the slide, and back; or a double click', once: true },
  leaveZoom: { ...figure, keys: ['Escape'], says: '' },
  resetFigure: { ...figure, keys: ['r'], says: 'Undo a drag: back to the state of the step', once: true },
  laser: { ...pointing, keys: ['l'], says: 'Laser pointer on and off, or while held' },
  pen: { ...pointing, keys: ['d'], says: 'Draw with the pen, and put it away' },
  penColour: { ...pointing, keys: ['1', '2', '3', '4'], says: 'With the pen: its colours' },
  undoStroke: {
    ...pointing,
    keys: ['Backspace'],
    says: 'With the pen: take back the last stroke',
    reach: 'deck',
    once: false,
  },
  clearInk: { ...pointing, keys: ['c'], says: 'Clear what was drawn (the next slide does, too)' },
  rehearse: { ...helping, keys: ['m'], says: 'Rehearse: minutes per slide against a target' },
  help: { ...helping, keys: ['?'], says: 'This list', reach: 'list' },
  print: { ...helping, keys: ['Ctrl+P'], says: 'Print, or save as PDF', black: 'same' },
  // Among the small pictures of the overview, arrows go where they point.
  overviewRight: { ...moving, keys: ['ArrowRight'], says: '' },
  overviewLeft: { ...moving, keys: ['ArrowLeft'], says: '' },
  overviewEnter: { ...moving, keys: ['Enter', 'Space'], says: '' },
  clickerNext: { ...moving, keys: ['PageDown'], says: 'Next step or slide, whatever has focus', reach: 'always' },
  clickerBack: { ...moving, keys: ['PageUp'], says: 'Back, whatever has focus', reach: 'always' },
  next: { ...moving, keys: ['ArrowRight', 'Space', 'n'], says: 'Next step or slide' },
  back: { ...moving, keys: ['ArrowLeft', 'Shift+Space', 'p'], says: 'Back' },
  nextMain: { ...moving, keys: ['Shift+ArrowRight'], says: 'Next main slide' },
  previousMain: { ...moving, keys: ['Shift+ArrowLeft'], says: 'Previous main slide' },
  down: { ...moving, keys: ['ArrowDown'], says: 'Into depth' },
  up: { ...moving, keys: ['ArrowUp'], says: 'Out of depth' },
  first: { ...moving, keys: ['Home'], says: 'First slide' },
  last: { ...moving, keys: ['End'], says: 'Last slide' },
  black: { ...screen, keys: ['b', '.'], says: 'Black screen and back', reach: 'list', black: 'same' },
  endBlack: { ...screen, keys: ['Escape'], says: '', reach: 'always', once: false, black: 'lights' },
  speaker: { ...screen, keys: ['s'], says: 'Speaker view' },
  furtherWindow: { ...screen, keys: ['w'], says: 'Another window of this talk' },
  fullScreen: { ...screen, keys: ['f'], says: 'Full screen' },
  theme: { ...screen, keys: ['t'], says: 'Dark or light' },
  overview: { ...screen, keys: ['o', 'Escape'], says: 'Overview of all slides', reach: 'deck' },
  leaveFigure: { ...figure, keys: ['Escape'], says: 'Give the keys back to the deck', reach: 'always' },
  nextControl: { ...figure, keys: ['Tab'], says: 'To the next handle or button', byFigure: true },
  moveHandle: {
    ...figure,
    keys: ['ArrowLeft', 'ArrowRight'],
    says: 'Move a handle by 0.1; with Shift 1, with Alt 0.01',
    byFigure: true,
  },
  handleEnds: { ...figure, keys: ['Home', 'End'], says: 'To the ends of its range', byFigure: true },
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
