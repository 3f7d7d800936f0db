/** What the rest of the deck reads and marks in the engine's DOM. */

/** Whether a step has come, as the engine shows it. */
export function isShown(step: Element): boolean {
  return step.classList.contains('visible')
}

/** While it is `held`, a finger that moves on `element` turns no slide. */
export function holdSwipes(element: Element, held = true): void {
  element.toggleAttribute('data-prevent-swipe', held)
}

/** Each slide's HTML by its id; as it was written, if asked before the engine marks it. */
export function slidesHtml(): [string, string][] {
  return [...document.querySelectorAll('.slides section[id]')].map(section => [section.id, section.outerHTML])
}
