/** Keys whose name says where they are, not what they write: Shift counts as part of these names. */
function isNamed(key: string): boolean {
  return key.length > 1 || key === ' '
}

/**
 * The name of a pressed key: `PageDown`, `Shift+ArrowRight`, `Space`, `?`, `b`. Letters are small whatever Shift and Caps Lock
 * say, and taken by their place on keyboards that write no Latin letters; with Ctrl or ⌘ they are `Ctrl+p`. Undefined with Alt, and
 * for other keys with Ctrl or ⌘.
 */
export function nameOfKey(event: KeyboardEvent): string | undefined {
  if (event.altKey || event.isComposing) return undefined
  const { key } = event
  const control = event.ctrlKey || event.metaKey
  if (isNamed(key) && control) return undefined
  if (isNamed(key)) return (event.shiftKey ? 'Shift+' : '') + (key === ' ' ? 'Space' : key)
  const place = /^Key([A-Z])$/.exec(event.code)?.[1]
  const latin = /^[ -~]$/.test(key) ? key : (place ?? key)
  return (control ? 'Ctrl+' : '') + latin.toLowerCase()
}
