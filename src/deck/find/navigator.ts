/** Where one is in the deck, and how one gets elsewhere: each of the two views has its own. */
import { slideAt } from '../page/address.ts'
import type { Slides } from '../slides/slides.ts'

export interface SlideNavigator {
  here(): HTMLElement | undefined
  go(slide: HTMLElement): void
}

export function navigatorOf(slides: Slides): SlideNavigator {
  return {
    here: () => slides.current,
    go(slide) {
      slides.goTo(slide)
      // The keys are the deck's again, not those of the button that led here.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    },
  }
}

/** The slide that a pressed link leads to. */
export function slideOf(target: EventTarget | null): HTMLElement | undefined {
  const href = target instanceof Element ? target.closest('a')?.getAttribute('href') : undefined
  return href?.startsWith('#/') ? slideAt(href)?.slide : undefined
}
