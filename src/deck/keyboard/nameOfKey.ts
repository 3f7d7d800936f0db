/** The names of pressed keys. */

/** Keys whose name says where they are, not what they write: Shift counts as part of these names. */
function isNamed(key: string): boolean {
  return key.length > 1 || key === ' '
}

/** Keys that the deck takes with Ctrl or ⌘; all others are the browser's or the system's. */
const withCtrl: readonly string[] = ['k', 'p']

/**
 * The name of a pressed key: `PageDown`, `Shift+ArrowRight`, `Space`, `?`, `b`. Letters are small whatever Shift and Caps Lock
 * say, and taken by their place on keyboards that write no Latin letters. Undefined with Ctrl, Alt or the system's key held,
 * but for those of `withCtrl`: `Ctrl+K`, which is also ⌘K.
 */
export function nameOfKey(event: KeyboardEvent): string | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event
  if (ctrlKey !== metaKey && !altKey && !shiftKey && withCtrl.includes(key.toLowerCase()))
    return `Ctrl+${key.toUpperCase()}`
  if (ctrlKey || metaKey || altKey || isComposing) return undefined
  if (isNamed(key)) return (shiftKey ? 'Shift+' : '') + (key === ' ' ? 'Space' : key)
  const place = /^Key([A-Z])$/.exec(event.code)?.[1]
  const latin = /^[ -~]$/.test(key) ? key : (place ?? key)
  return latin.toLowerCase()
}
