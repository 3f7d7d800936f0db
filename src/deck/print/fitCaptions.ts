/** The size of printed captions. */

/** Sizes of a printed caption in design pixels, the largest first; the last is 9 points on an A4 page. */
const sizes = [17, 16, 15, 14, 13.5]

/**
 * Sets the captions of a printed slide as large as its page allows. Where even the smallest is too large, the sentence
 * is left to the figure's description: a page is never cut off.
 */
export function fitCaptions(slide: HTMLElement): void {
  const captions = [...slide.querySelectorAll<HTMLElement>('.kl-caption')]
  for (const size of sizes) {
    for (const caption of captions) caption.style.fontSize = `${size}px`
    if (slide.scrollHeight <= slide.clientHeight) return
  }
  for (const caption of captions) caption.hidden = true
}
