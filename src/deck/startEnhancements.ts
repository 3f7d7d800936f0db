import type { RevealApi } from 'reveal.js'
import { createFigureRegistry } from './figures/figureRegistry.ts'
import { findInSlides } from './find/inSlides.ts'
import type { Keys } from './keyboard/keys.ts'
import { keepForOffline } from './page/keepForOffline.ts'
import { inkPart } from './presenting/inkPart.ts'
import { layOutTools } from './presenting/presenterTools.ts'
import { followProgress } from './progress/slideProgress.ts'
import { addSlideTools } from './slides/marginButtons.ts'
import { syncWindow } from './sync/syncWindow.ts'

/** All that may come once the slides can be turned: figures, tools, search, answers, other windows, and use without a network. */
export async function startEnhancements(
  reveal: RevealApi,
  keys: Keys,
  query: string,
  written: Map<string, string>,
): Promise<void> {
  const tools = layOutTools(reveal, keys)
  addSlideTools(reveal, keys, findInSlides(reveal, keys))
  const registry = await createFigureRegistry({ reveal, query, written })
  tools.take(registry)
  followProgress(reveal, registry.figures)
  const { ink } = tools
  const talk = syncWindow(reveal, registry.figures, query, { ink: inkPart(ink) })
  Object.assign(window, { deck: { reveal, figures: registry.figures, ink, talk } })
  keepForOffline()
}
