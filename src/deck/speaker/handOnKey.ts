/**
 * Hands a key pressed on the speaker's page to the deck in its frame, so that it does there what it does in the talk.
 */
export function handOnKey(frame: HTMLIFrameElement, event: KeyboardEvent): void {
  const { type, key, code, keyCode, shiftKey, repeat } = event
  const inside = frame.contentDocument
  if (!inside) return // A figure that has the focus in there would take the key for itself.
  ;(inside.activeElement as HTMLElement | null)?.blur()
  const options = { key, code, keyCode, which: keyCode, shiftKey, repeat, bubbles: true, cancelable: true }
  inside.body.dispatchEvent(new KeyboardEvent(type, options))
}

/** What the speaker's page keeps to itself: a button Space and Enter, a field all but a clicker's keys, and whatever is held with Ctrl. */
export function staysHere({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true
  if (key === 'PageUp' || key === 'PageDown') return false
  if (key === 'Tab' || !(target instanceof Element)) return true
  return target.matches('input') || (target.matches('button') && (key === ' ' || key === 'Enter'))
}
