/** What keys do in the slides, where no other part of the deck does it. */
import { toggleTheme } from '../page/theme.ts'
import { takeKeyBindings } from '../slides/keyBindings.ts'
import type { Slides } from '../slides/slides.ts'
import { openFurtherWindow, openSpeakerView } from '../sync/openWindows.ts'
import { createKeyboard, type Keyboard } from './keyboard.ts'
import { focusNow } from './keyTable.ts'
import { toggleFullScreen } from './toggleFullScreen.ts'

/**
 * The keyboard of the slides, instead of the engine's. → and ← go through every slide and step in order, as a clicker's
 * PageDown and PageUp do whatever has focus; ↓ and ↑ are the way into depth; Shift+→ and Shift+← skip depth. Escape gives
 * the focus of a figure back to the deck.
 */
export function createSlideKeys(slides: Slides): Keyboard {
  const keyboard = createKeyboard({
    screen: {
      get isBlack() {
        return slides.isBlack
      },
      light: () => slides.toggleBlack(false),
    },
  })
  bindMoving(keyboard, slides)
  bindScreen(keyboard, slides)
  takeKeyBindings(slides, ({ key, says, act }) =>
    keyboard.add({ group: 'The screen', keys: [key], says, reach: 'control', once: true, act }),
  )
  return keyboard
}

function bindMoving(keyboard: Keyboard, slides: Slides): void {
  const inOverview = (act: () => void) => ({ when: () => slides.isOverview, act })
  keyboard.bind({
    overviewRight: inOverview(() => slides.goTowards('right')),
    overviewLeft: inOverview(() => slides.goTowards('left')),
    overviewEnter: inOverview(() => slides.toggleOverview()),
    clickerNext: () => slides.next(),
    clickerBack: () => slides.previous(),
    next: () => slides.next(),
    back: () => slides.previous(),
    nextMain: () => slides.goByMain(1),
    previousMain: () => slides.goByMain(-1),
    down: () => slides.goTowards('down'),
    up: () => slides.goTowards('up'),
    first: () => slides.goTo(slides.all[0]),
    last: () => slides.goTo(slides.all.at(-1)),
  })
}

function bindScreen(keyboard: Keyboard, slides: Slides): void {
  keyboard.bind({
    black: () => slides.toggleBlack(),
    // The key itself lights the screen.
    endBlack: { when: () => slides.isBlack, act: () => {} },
    speaker: openSpeakerView,
    furtherWindow: openFurtherWindow,
    fullScreen: toggleFullScreen,
    theme: toggleTheme,
    overview: () => slides.toggleOverview(),
    leaveFigure: {
      when: () => focusNow() !== 'deck',
      act: () => (document.activeElement as HTMLElement).blur(),
    },
  })
}
