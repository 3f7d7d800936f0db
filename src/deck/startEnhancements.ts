import type { RevealApi } from 'reveal.js'
import { bringToLife } from './figures/figureRegistry.ts'
import { findInSlides } from './find/inSlides.ts'
import type { Keys } from './keyboard/keys.ts'
import { keepForOffline } from './page/offline.ts'
import { inkPart } from './presenting/inkPart.ts'
import { layOutTools } from './presenting/presenterTools.ts'
import { followProgress } from './progress/slideProgress.ts'
import { addSlideTools } from './slides/marginButtons.ts'
import { attend } from './sync/syncWindow.ts'

/** All that may come once the slides can be turned: figures, tools, search, answers, other windows, and use without a network. */
export async function enliven(
  reveal: RevealApi,
  keys: Keys,
  query: string,
  written: Map<string, string>,
): Promise<void> {
  const tools = layOutTools(reveal, keys)
  addSlideTools(reveal, keys, findInSlides(reveal, keys))
  const life = await bringToLife({ reveal, query, written })
  tools.take(life)
  followProgress(reveal, life.figures)
  const { ink } = tools
  const talk = attend(reveal, life.figures, query, { ink: inkPart(ink) })
  Object.assign(window, { deck: { reveal, figures: life.figures, ink, talk } })
  keepForOffline()
}
