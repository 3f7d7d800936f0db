/** Keys whose name says where they are, not what they write: Shift counts as part of these names. */
function isNamed(key: string): boolean {
  return key.length > 1 || key === ' '
}

/**
 * The name of a pressed key: `PageDown`, `Shift+ArrowRight`, `Space`, `?`, `b`. Letters are small whatever Shift and Caps Lock
 * say, and taken by their place on keyboards that write no Latin letters. Undefined with Ctrl, Alt or the system's key held.
 */
export function nameOfKey(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined
  const { key } = event
  if (isNamed(key)) return (event.shiftKey ? 'Shift+' : '') + (key === ' ' ? 'Space' : key)
  const place = /^Key([A-Z])$/.exec(event.code)?.[1]
  const latin = /^[ -~]$/.test(key) ? key : (place ?? key)
  return latin.toLowerCase()
}
