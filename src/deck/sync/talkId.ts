const storageKey = 'kl-talk-name'
const form = /^[\w-]{1,64}$/

let known: string | undefined

/**
 * The talk this window belongs to, if any: named by the address that another window of the talk opened (`?talk=`), or
 * kept in the tab's session, so that a reload stays in it. Tabs opened independently know nothing of one another.
 */
export function talkId(): string | undefined {
  known ??= given(new URLSearchParams(location.search).get('talk')) ?? given(stored())
  return known
}

/** The talk of this window, begun here if it has none yet. */
export function ensureTalk(): string {
  const id = talkId() ?? newName()
  known = id
  try {
    sessionStorage.setItem(storageKey, id)
  } catch {
    // Storage may be forbidden; the talk then lasts as long as the page.
  }
  return id
}

/** Takes the talk out of the address, so that a copied link does not lead others into it. A reload stays in it. */
export function hideTalkInAddress(): void {
  const address = new URL(location.href)
  if (!address.searchParams.has('talk') || stored() === null) return
  const query = location.search.replace(/[?&]talk=[^&]*/, '').replace(/^&/, '?')
  history.replaceState(history.state, '', `${address.pathname}${query}${address.hash}`)
}

/** A name that no other window has. Not a secret. */
export function newName(): string {
  return [...crypto.getRandomValues(new Uint32Array(3))].map(part => part.toString(36)).join('-')
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function given(name: string | null): string | undefined {
  return name !== null && form.test(name) ? name : undefined
}
