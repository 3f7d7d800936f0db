/** The caption of a figure: a live region, which screen readers say when it changes. */

/** Has the words said, if they are others than stand there. */
export function sayCaption(figure: Element, words: string): void {
  const caption = figure.querySelector('.kl-caption')
  if (caption && caption.textContent !== words) caption.textContent = words
}

/** Writes the words without having them said. */
export function writeCaption(figure: Element, words: string): void {
  const caption = figure.querySelector('.kl-caption')
  if (!caption) return
  caption.ariaLive = 'off'
  sayCaption(figure, words)
  requestAnimationFrame(() => (caption.ariaLive = 'polite'))
}
