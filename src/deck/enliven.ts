import type { RevealApi } from 'reveal.js'
import { findInSlides } from './find/inSlides.ts'
import { inkPart } from './inkPart.ts'
import type { Keys } from './keys.ts'
import { bringToLife } from './life.ts'
import { keepForOffline } from './offline.ts'
import { followProgress } from './slideProgress.ts'
import { addSlideTools } from './slideTools.ts'
import { attend } from './talk/attend.ts'
import { layOutTools } from './tools.ts'

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
