/** The talk that a window belongs to, by its id. */
import { storedWord } from '../page/storage.ts'

/** Checked by hand: the keys that open windows are there before the first slide, and the schemas are not. */
const readId = (text: unknown) => (typeof text === 'string' && /^[\w-]{1,64}$/.test(text) ? text : undefined)

const storedId = storedWord('session', 'kl-talk-name', readId)

let known: string | undefined

/**
 * The talk this window belongs to, if any: named by the address that another window of the talk opened (`?talk=`), or
 * kept in the tab's session, so that a reload stays in it. Tabs opened independently know nothing of one another.
 */
export function talkId(): string | undefined {
  known ??= readId(new URLSearchParams(location.search).get('talk')) ?? storedId.read()
  return known
}

/** The talk of this window, begun here if it has none yet. */
export function ensureTalk(): string {
  const id = talkId() ?? newName()
  known = id
  storedId.write(id)
  return id
}

/** Takes the talk out of the address, so that a copied link does not lead others into it. A reload stays in it. */
export function hideTalkInAddress(): void {
  const address = new URL(location.href)
  if (!address.searchParams.has('talk') || storedId.read() === undefined) return
  const query = location.search.replace(/[?&]talk=[^&]*/, '').replace(/^&/, '?')
  history.replaceState(history.state, '', `${address.pathname}${query}${address.hash}`)
}

/** A name that no other window has. Not a secret. */
export function newName(): string {
  return [...crypto.getRandomValues(new Uint32Array(3))].map(part => part.toString(36)).join('-')
}
