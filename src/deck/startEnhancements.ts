/** Starts all that may come once the slides can be turned. */
import { createFigureRegistry } from './figures/figureRegistry.ts'
import { findInSlides } from './find/inSlides.ts'
import type { Keyboard } from './keyboard/keyboard.ts'
import { keepForOffline } from './page/keepForOffline.ts'
import { inkPart } from './presenting/inkPart.ts'
import { createPresenterTools } from './presenting/presenterTools.ts'
import { addPrintNote } from './print/printLecture.ts'
import { followProgress } from './progress/followProgress.ts'
import { addMarginButtons } from './slides/marginButtons.ts'
import type { Slides } from './slides/slides.ts'
import { syncWindow } from './sync/syncWindow.ts'

/** All that may come once the slides can be turned: figures, tools, search, answers, other windows, and use without a network. */
export async function startEnhancements(
  slides: Slides,
  keyboard: Keyboard,
  query: string,
  written: Map<string, string>,
): Promise<void> {
  const tools = createPresenterTools(slides, keyboard)
  addMarginButtons(slides, keyboard, findInSlides(slides, keyboard))
  const registry = await createFigureRegistry({ slides, query })
  if (import.meta.hot) (await import('./slides/devReload.ts')).devReload(slides, registry, written)
  tools.take(registry)
  followProgress(slides, registry.figures)
  const { ink } = tools
  const talk = syncWindow(slides, registry.figures, query, { ink: inkPart(ink) })
  Object.assign(window, { deck: { reveal: slides.reveal, figures: registry.figures, ink, talk } })
  addPrintNote()
  keepForOffline()
}
