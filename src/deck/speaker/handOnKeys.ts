/**
 * Hands the keys pressed on the speaker's page to the deck in its frame, so that each does there what it does in the
 * talk. A button keeps Space and Enter, a field all but a clicker's keys.
 */
export function handOnKeys(frame: HTMLIFrameElement, own: Readonly<Record<string, () => void>>): void {
  addEventListener('keyup', event => press(frame, event))
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isForDeck(event)) return
    event.preventDefault()
    const mine = own[event.key.toLowerCase()]
    if (mine) mine()
    else press(frame, event)
  })
}

function isForDeck({ key, target }: KeyboardEvent): boolean {
  if (key === 'PageUp' || key === 'PageDown') return true
  if (key === 'Tab' || !(target instanceof Element)) return false
  if (target.matches('input')) return false
  return !(target.matches('button') && (key === ' ' || key === 'Enter'))
}

function press(frame: HTMLIFrameElement, { type, key, code, keyCode, shiftKey, repeat }: KeyboardEvent): void {
  const inside = frame.contentDocument
  if (!inside) return // A figure that has the focus in there would take the key for itself.
  ;(inside.activeElement as HTMLElement | null)?.blur()
  const options = { key, code, keyCode, which: keyCode, shiftKey, repeat, bubbles: true, cancelable: true }
  inside.body.dispatchEvent(new KeyboardEvent(type, options))
}
