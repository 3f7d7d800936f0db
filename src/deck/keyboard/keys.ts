import type { RevealApi } from 'reveal.js'
import { toggleTheme } from '../page/theme.ts'
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
export function bindKeys(reveal: RevealApi): Keys {
  let table: readonly Key[] = [...movingKeys(reveal), ...screenKeys(reveal), ...figureKeys()]
  const held = new Map<string, Key>()

  addEventListener(
    'keydown',
    event => {
      const name = nameOfKey(event)
      const key = name === undefined ? undefined : keyFor(table, name, focusNow(event.target))
      if (!name || !key || (reveal.isPaused() && !key.lights)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat && key.once) return
      if (reveal.isPaused() && !key.keys.includes('b')) reveal.togglePause(false)
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
  reveal.addKeyBinding = (binding, callback) => keys.add(boundKeys(reveal, binding, callback))
  return keys
}

/** What is bound in the engine's own way, by the code of a letter's key: it works, and is listed, like the rest. */
function boundKeys(reveal: RevealApi, ...[binding, callback]: Parameters<RevealApi['addKeyBinding']>): Key[] {
  const { keyCode, description = '' } = typeof binding === 'object' ? binding : { keyCode: Number(binding) }
  const key = String.fromCharCode(keyCode).toLowerCase()
  const act = (event: KeyboardEvent) => {
    const named = typeof callback === 'string' ? (reveal as unknown as Record<string, unknown>)[callback] : callback
    if (typeof named === 'function') named(event)
  }
  return /^[a-z0-9]$/.test(key)
    ? [{ group: 'The screen', keys: [key], says: description, reach: 'control', once: true, act }]
    : []
}

function movingKeys(reveal: RevealApi): Key[] {
  const onOverview = () => reveal.isOverview()
  const main = (step: 1 | -1) => () => reveal.slide(Math.max(0, reveal.getIndices().h + step), 0)
  const last = () => {
    const { h, v } = reveal.getIndices(reveal.getSlides().at(-1))
    reveal.slide(h, v)
  }
  const moving = { group: 'Moving', lights: true } as const
  return [
    // Among the small pictures of the overview, arrows go where they point.
    { ...moving, keys: ['ArrowRight'], says: '', reach: 'deck', when: onOverview, act: () => reveal.right() },
    { ...moving, keys: ['ArrowLeft'], says: '', reach: 'deck', when: onOverview, act: () => reveal.left() },
    {
      ...moving,
      keys: ['Enter', 'Space'],
      says: '',
      reach: 'deck',
      when: onOverview,
      act: () => reveal.toggleOverview(),
    },
    {
      ...moving,
      keys: ['PageDown'],
      says: 'Next step or slide, whatever has focus',
      reach: 'always',
      act: () => reveal.next(),
    },
    { ...moving, keys: ['PageUp'], says: 'Back, whatever has focus', reach: 'always', act: () => reveal.prev() },
    {
      ...moving,
      keys: ['ArrowRight', 'Space', 'n'],
      says: 'Next step or slide',
      reach: 'deck',
      act: () => reveal.next(),
    },
    { ...moving, keys: ['ArrowLeft', 'Shift+Space', 'p'], says: 'Back', reach: 'deck', act: () => reveal.prev() },
    { ...moving, keys: ['Shift+ArrowRight'], says: 'Next main slide', reach: 'deck', act: main(1) },
    { ...moving, keys: ['Shift+ArrowLeft'], says: 'Previous main slide', reach: 'deck', act: main(-1) },
    { ...moving, keys: ['ArrowDown'], says: 'Into depth', reach: 'deck', act: () => reveal.down() },
    { ...moving, keys: ['ArrowUp'], says: 'Out of depth', reach: 'deck', act: () => reveal.up() },
    { ...moving, keys: ['Home'], says: 'First slide', reach: 'deck', act: () => reveal.slide(0, 0) },
    { ...moving, keys: ['End'], says: 'Last slide', reach: 'deck', act: last },
  ]
}

function screenKeys(reveal: RevealApi): Key[] {
  const screen = { group: 'The screen', reach: 'control' } as const
  return [
    {
      ...screen,
      keys: ['b', '.'],
      says: 'Black screen and back',
      reach: 'list',
      lights: true,
      once: true,
      act: () => reveal.togglePause(),
    },
    {
      ...screen,
      keys: ['Escape'],
      says: '',
      reach: 'always',
      lights: true,
      when: () => reveal.isPaused(),
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
      act: () => reveal.toggleOverview(),
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
