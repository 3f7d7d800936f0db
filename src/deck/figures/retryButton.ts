/** Saying that something did not work, why, and offering to try again. */

/** Why something did not work, in a sentence for a reader. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  // Every browser has words of its own for a part of the program that could not be fetched.
  if (/dynamically imported module|module script|preload CSS/i.test(message))
    return 'a part of the program did not come over the network.'
  return `${message.slice(0, 300)}.`
}

/** A button that tries again; where that did not help (`anew`: browsers remember what did not come), it loads the page anew. */
export function retryButton(retry: () => void, anew = false): HTMLButtonElement {
  // Made by hand: it may be needed before the first slide, and what else the buttons bring along is not.
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kl-quiet'
  button.textContent = anew ? 'Load the page anew' : 'Try again'
  button.addEventListener('click', () => (anew ? location.reload() : retry()))
  return button
}

/** What stands in the place of something that could not be drawn. */
export function mistakeBox(text: string, button: HTMLButtonElement): HTMLElement {
  const box = document.createElement('p')
  box.className = 'kl-mistake'
  box.role = 'alert'
  box.append(text, button)
  return box
}
