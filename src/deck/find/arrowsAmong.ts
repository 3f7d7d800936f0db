/** ↓ and ↑, Home and End go from one entry of a list to the next; Tab does as well. From the list itself ↓ enters it. */
export function arrowsAmong(list: HTMLElement, entries: () => HTMLElement[]): void {
  list.addEventListener('keydown', event => {
    const all = entries()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
    if (!(event.key in to) || all.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    all[Math.max(0, Math.min(all.length - 1, to[event.key] ?? 0))]?.focus()
  })
}
