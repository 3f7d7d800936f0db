/** Which reverse minima are shown while something is dragged: all, if to look for them is quick enough; else those followed. */
import type { Distribution2, Fit2 } from '../../math/index.ts'
import { minimaFollowed, minimaKnown, minimaOf } from './model.ts'

/** `followed`: only minima downhill from those shown before; those born since the drag began are missing. */
export interface LiveMinima {
  minima: readonly Fit2[]
  followed: boolean
}

/** A search that took longer, in milliseconds, is not made again before the drag ends. */
const affordable = 6
/** One that took no longer than this is made once more as a drag begins: the first of a page is slow whatever the target. */
const worthAnother = 60

/** Remembers what was shown last; `now` is the view's clock, in milliseconds. */
export function liveMinima(now: () => number) {
  let before: readonly Fit2[] = []
  let cost = 0
  let dragged = false
  return ({ p, factorised }: { p: Distribution2; factorised: 'yes' | 'no' }, dragging: boolean): LiveMinima => {
    const most = dragged ? affordable : worthAnother
    dragged = dragging
    if (dragging && cost > most && !minimaKnown(p, factorised)) {
      const minima = minimaFollowed(p, factorised, before)
      if (minima.length > 0) {
        before = minima
        return { minima, followed: true }
      }
    }
    const searches = !minimaKnown(p, factorised)
    const began = now()
    before = minimaOf(p, factorised)
    if (searches) cost = now() - began
    return { minima: before, followed: false }
  }
}
