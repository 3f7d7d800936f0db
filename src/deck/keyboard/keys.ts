import { toggleTheme } from '../page/theme.ts'
import { takeKeyBindings } from '../slides/keyBindings.ts'
import type { Slides } from '../slides/slides.ts'
import { openFurtherWindow, openSpeakerView } from '../sync/openWindows.ts'
import { nameOfKey } from './keyNames.ts'
import { focusNow, type Key, keyFor } from './keyTable.ts'

/** The keyboard of the deck: a table that others may add to. */
export interface Keys {
  table(): readonly Key[]
  /** Later entries come before earlier ones where both want a key. */
  add(more: readonly Key[]): void
}

/**
 * The deck's keyboard, instead of the engine's. → and ← go through every slide and step in order, as a clicker's PageDown
 * and PageUp do whatever has focus; ↓ and ↑ are the way into depth; Shift+→ and Shift+← skip depth. Escape gives the
 * focus of a figure back to the deck.
 */
export function bindKeys(slides: Slides): Keys {
  let table: readonly Key[] = [...movingKeys(slides), ...screenKeys(slides), ...figureKeys()]
  const held = new Map<string, Key>()

  addEventListener(
    'keydown',
    event => {
      const name = nameOfKey(event)
      const key = name === undefined ? undefined : keyFor(table, name, focusNow(event.target))
      if (!name || !key || (slides.isBlack && !key.lights)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat && key.once) return
      if (slides.isBlack && !key.keys.includes('b')) slides.toggleBlack(false)
      held.set(event.code, key)
      key.act(event)
    },
    { capture: true },
  )
  addEventListener(
    'keyup',
    event => {
      held.get(event.code)?.release?.()
      held.delete(event.code)
    },
    { capture: true },
  )
  const keys: Keys = {
    table: () => table,
    add(more) {
      table = [...more, ...table]
    },
  }
  takeKeyBindings(slides, ({ key, says, act }) =>
    keys.add([{ group: 'The screen', keys: [key], says, reach: 'control', once: true, act }]),
  )
  return keys
}

function movingKeys(slides: Slides): Key[] {
  const onOverview = () => slides.isOverview
  const moving = { group: 'Moving', lights: true } as const
  return [
    // Among the small pictures of the overview, arrows go where they point.
    {
      ...moving,
      keys: ['ArrowRight'],
      says: '',
      reach: 'deck',
      when: onOverview,
      act: () => slides.goTowards('right'),
    },
    { ...moving, keys: ['ArrowLeft'], says: '', reach: 'deck', when: onOverview, act: () => slides.goTowards('left') },
    {
      ...moving,
      keys: ['Enter', 'Space'],
      says: '',
      reach: 'deck',
      when: onOverview,
      act: () => slides.toggleOverview(),
    },
    {
      ...moving,
      keys: ['PageDown'],
      says: 'Next step or slide, whatever has focus',
      reach: 'always',
      act: () => slides.next(),
    },
    { ...moving, keys: ['PageUp'], says: 'Back, whatever has focus', reach: 'always', act: () => slides.previous() },
    {
      ...moving,
      keys: ['ArrowRight', 'Space', 'n'],
      says: 'Next step or slide',
      reach: 'deck',
      act: () => slides.next(),
    },
    { ...moving, keys: ['ArrowLeft', 'Shift+Space', 'p'], says: 'Back', reach: 'deck', act: () => slides.previous() },
    { ...moving, keys: ['Shift+ArrowRight'], says: 'Next main slide', reach: 'deck', act: () => slides.goByMain(1) },
    {
      ...moving,
      keys: ['Shift+ArrowLeft'],
      says: 'Previous main slide',
      reach: 'deck',
      act: () => slides.goByMain(-1),
    },
    { ...moving, keys: ['ArrowDown'], says: 'Into depth', reach: 'deck', act: () => slides.goTowards('down') },
    { ...moving, keys: ['ArrowUp'], says: 'Out of depth', reach: 'deck', act: () => slides.goTowards('up') },
    { ...moving, keys: ['Home'], says: 'First slide', reach: 'deck', act: () => slides.goTo(slides.all[0]) },
    { ...moving, keys: ['End'], says: 'Last slide', reach: 'deck', act: () => slides.goTo(slides.all.at(-1)) },
  ]
}

function screenKeys(slides: Slides): Key[] {
  const screen = { group: 'The screen', reach: 'control' } as const
  return [
    {
      ...screen,
      keys: ['b', '.'],
      says: 'Black screen and back',
      reach: 'list',
      lights: true,
      once: true,
      act: () => slides.toggleBlack(),
    },
    {
      ...screen,
      keys: ['Escape'],
      says: '',
      reach: 'always',
      lights: true,
      when: () => slides.isBlack,
      act: () => {},
    },
    { ...screen, keys: ['s'], says: 'Speaker view', once: true, act: openSpeakerView },
    { ...screen, keys: ['w'], says: 'Another window of this talk', once: true, act: openFurtherWindow },
    { ...screen, keys: ['f'], says: 'Full screen', once: true, act: toggleFullScreen },
    { ...screen, keys: ['t'], says: 'Dark or light', once: true, act: toggleTheme },
    {
      ...screen,
      keys: ['o', 'Escape'],
      says: 'Overview of all slides',
      reach: 'deck',
      once: true,
      act: () => slides.toggleOverview(),
    },
  ]
}

/** Escape leaves a figure or control; with nothing to leave it is free for the overview. */
function figureKeys(): Key[] {
  return [
    {
      group: 'In a figure',
      keys: ['Escape'],
      says: 'Give the keys back to the deck',
      reach: 'always',
      when: () => focusNow() !== 'deck',
      act: () => (document.activeElement as HTMLElement).blur(),
    },
  ]
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  else void document.documentElement.requestFullscreen?.().catch(() => {})
}
