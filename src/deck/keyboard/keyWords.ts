/** What each key of the table does, in words: the groups of the list under `?`, and its lines; it comes with the list. */
import type { Group, KeyName, Words } from './keyTable.ts'

export const groups: readonly Group[] = [
  'Moving',
  'Finding',
  'In a figure',
  'Pointing and drawing',
  'The screen',
  'Helping yourself',
]

const say = (group: Group) => (says: string) => ({ group, says })
const moving = say('Moving')
const finding = say('Finding')
const figure = say('In a figure')
const pointing = say('Pointing and drawing')
const screen = say('The screen')
const helping = say('Helping yourself')

/** Rows without words do what another row of their key says, or what goes without saying. */
export const keyWords: Readonly<Record<KeyName, Words | undefined>> = {
  otherView: screen('Reading view'),
  search: finding('Search; or a number, and to that slide'),
  contents: finding('Contents'),
  symbols: finding('What the symbols mean'),
  hideSymbol: undefined,
  closePanel: undefined,
  putAway: undefined,
  zoom: figure('As large as the slide, and back; or a double click'),
  leaveZoom: undefined,
  resetFigure: figure('Undo a drag: back to the state of the step'),
  laser: pointing('Laser pointer on and off, or while held'),
  pen: pointing('Draw with the pen, and put it away'),
  penColour: pointing('With the pen: its colours'),
  undoStroke: pointing('With the pen: take back the last stroke'),
  clearInk: pointing('Clear what was drawn (the next slide does, too)'),
  rehearse: helping('Rehearse: minutes per slide against a target'),
  help: helping('This list'),
  print: helping('Print, or save as PDF'),
  overviewRight: undefined,
  overviewLeft: undefined,
  overviewEnter: undefined,
  clickerNext: moving('Next step or slide, whatever has focus'),
  clickerBack: moving('Back, whatever has focus'),
  next: moving('Next step or slide'),
  back: moving('Back'),
  nextMain: moving('Next main slide'),
  previousMain: moving('Previous main slide'),
  down: moving('Into depth'),
  up: moving('Out of depth'),
  first: moving('First slide'),
  last: moving('Last slide'),
  black: screen('Black screen and back'),
  endBlack: undefined,
  speaker: screen('Speaker view'),
  furtherWindow: screen('Another window of this talk'),
  fullScreen: screen('Full screen'),
  theme: screen('Dark or light'),
  overview: screen('Overview of all slides'),
  leaveFigure: figure('Give the keys back to the deck'),
  nextControl: figure('To the next handle or button'),
  moveHandle: figure('Move a handle by 0.1; with Shift 1, with Alt 0.01'),
  handleEnds: figure('To the ends of its range'),
}
