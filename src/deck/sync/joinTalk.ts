import { LwwRegisters } from './lwwRegisters.ts'
import { readMessage } from './message.ts'
import { newName } from './talkId.ts'

/** What the windows of a talk have in common, by key, as this page reads and shows it. */
export interface SharedState {
  keys(): string[]
  /** The value as the page has it now: plain JSON. */
  read(key: string): unknown
  /** Brings the page to the values of `keys`. A value that cannot be right is left alone. */
  show(keys: readonly string[], value: (key: string) => unknown): void
}

export interface Talk {
  /** True once this window knows the talk's state, or knows that there is nobody to ask. */
  informed(): boolean
  /** Something changed in this window: the others are told. While a received state is being shown, nothing is. */
  changed(...keys: string[]): void
  /** Brings the page to what the talk says of `keys`. */
  show(keys: readonly string[]): void
}

/** How long one who comes waits for an answer before counting as one who knows: ms. */
const patience = 500

/**
 * Joins this page to the talk `id`. `begins`: it is the first, and what it shows is the talk's state; otherwise it asks
 * for the state and takes what it is given, but for what was done here meanwhile: that is newer, and the others are told.
 * What is received is shown and never sent on, so there is no echo.
 */
export function joinTalk(id: string, shared: SharedState, { begins }: { begins: boolean }): Talk {
  const me = newName()
  const channel = new BroadcastChannel(`kl-talk-${id}`)
  const registers = new LwwRegisters(me)
  const unsent = new Set<string>()
  /** What was changed here before this window heard the talk's state, however late that comes, or told it. */
  const early = new Set<string>()
  let sending = false
  let showing = false
  let informed = begins
  let alone = !begins

  function show(keys: readonly string[]): void {
    const within = showing
    showing = true
    try {
      shared.show(keys, key => registers.value(key))
    } finally {
      showing = within
    }
  }

  function changed(...keys: string[]): void {
    if (showing) return
    for (const key of keys) {
      if (alone) early.add(key)
      if (registers.write(key, shared.read(key))) unsent.add(key)
    }
    if (sending || unsent.size === 0) return
    sending = true
    queueMicrotask(send)
  }

  /** The first change goes out at once, with whatever changed beside it; those that follow, once a frame. */
  function send(): void {
    channel.postMessage({ from: me, entries: registers.entries(unsent) })
    unsent.clear()
    afterFrame(() => {
      sending = unsent.size > 0
      if (sending) send()
    })
  }

  function hello(): void {
    channel.postMessage({ from: me, hello: true, entries: {} })
  }

  function answer(): void {
    alone = false
    early.clear()
    for (const key of shared.keys()) registers.fill(key, shared.read(key))
    channel.postMessage({ from: me, entries: registers.entries() })
  }

  /** Puts what was done here before the state was known on top of it. */
  function stay(): void {
    alone = false
    changed(...early)
    early.clear()
  }

  channel.onmessage = ({ data }) => {
    const message = readMessage(data)
    if (!message || message.from === me) return
    if (message.hello && informed) answer()
    if (Object.keys(message.entries).length === 0) return
    informed = true
    const news = registers.merge(message.entries).filter(key => !early.has(key))
    stay()
    if (news.length > 0) show(news)
  }
  if (begins) changed(...shared.keys())
  else {
    hello()
    setTimeout(() => {
      informed = true
    }, patience)
  }
  // A window that slept may have missed what was said.
  document.addEventListener('visibilitychange', () => !document.hidden && hello())
  return { informed: () => informed, changed, show }
}

/** After the next frame; in a hidden window, which has none, after a moment. */
function afterFrame(work: () => void): void {
  let done = false
  const once = () => {
    if (!done) work()
    done = true
  }
  requestAnimationFrame(once)
  setTimeout(once, 40)
}
