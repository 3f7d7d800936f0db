/** What the speaker's page remembers from one talk to the next; where storage is forbidden, nothing. */
export function recall(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`kl-speaker-${name}`) ?? 'null')
  } catch {
    return null
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`kl-speaker-${name}`, JSON.stringify(value))
  } catch {
    // It then lasts as long as the page.
  }
}
