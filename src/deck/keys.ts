import type { RevealApi } from 'reveal.js'
import { openFurtherWindow, openSpeakerView } from './talk/windows.ts'
import { toggleTheme } from './theme.ts'

/**
 * The keys of the deck beside reveal's own. → and ← go through every slide and step in order, as a clicker's
 * PageDown and PageUp do whatever has focus; ↓ and ↑ stay reveal's way into depth; Shift+→ and Shift+← skip depth.
 * Escape gives the focus of a figure back to the deck. `?` is taken by its name, since its place differs by keyboard.
 */
export function bindKeys(reveal: RevealApi): void {
  reveal.addKeyBinding({ keyCode: 39, key: '→', description: 'Next slide or step' }, () => reveal.next())
  reveal.addKeyBinding({ keyCode: 37, key: '←', description: 'Previous slide or step' }, () => reveal.prev())
  reveal.addKeyBinding({ keyCode: 84, key: 'T', description: 'Dark or light' }, toggleTheme)
  reveal.addKeyBinding({ keyCode: 83, key: 'S', description: 'Speaker view' }, openSpeakerView)
  reveal.addKeyBinding({ keyCode: 87, key: 'W', description: 'Another window of this talk' }, openFurtherWindow)
  addEventListener('keydown', event => handle(event, reveal), { capture: true })
}

function handle(event: KeyboardEvent, reveal: RevealApi): void {
  const action = actionFor(event, reveal)
  if (!action) return
  event.preventDefault()
  event.stopPropagation()
  action()
}

function actionFor(event: KeyboardEvent, reveal: RevealApi): (() => void) | undefined {
  const focused = document.activeElement
  const inFigure = focused instanceof HTMLElement && focused.closest('.kl-figure') !== null
  if (event.ctrlKey || event.metaKey || event.altKey || reveal.isOverview()) return undefined
  if (event.key === 'PageDown') return () => reveal.next()
  if (event.key === 'PageUp') return () => reveal.prev()
  if (event.key === '?') return () => reveal.toggleHelp()
  if (inFigure) return event.key === 'Escape' ? () => focused.blur() : undefined
  if (event.shiftKey && event.key === 'ArrowRight') return () => reveal.slide(reveal.getIndices().h + 1, 0)
  if (event.shiftKey && event.key === 'ArrowLeft') return () => reveal.slide(Math.max(0, reveal.getIndices().h - 1), 0)
  return undefined
}
