/** One window among those of a talk: what it tells the others, and what it takes from them. */
import { LwwRegisters } from './lwwRegisters.ts'
import { type Message, readMessage } from './message.ts'
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
  return new JoinedTalk(new BroadcastChannel(`kl-talk-${id}`), shared, begins)
}

class JoinedTalk implements Talk {
  private readonly me = newName()
  private readonly registers = new LwwRegisters(this.me)
  private readonly unsent = new Set<string>()
  /** What was changed here before this window heard the talk's state, however late that comes, or told it. */
  private readonly early = new Set<string>()
  private sending = false
  private showing = false
  private knows: boolean
  private alone: boolean

  constructor(
    private readonly channel: BroadcastChannel,
    private readonly shared: SharedState,
    begins: boolean,
  ) {
    this.knows = begins
    this.alone = !begins
    channel.onmessage = ({ data }) => this.receive(readMessage(data))
    if (begins) this.changed(...shared.keys())
    else {
      this.hello()
      setTimeout(() => {
        this.knows = true
      }, patience)
    }
    // A window that slept may have missed what was said.
    document.addEventListener('visibilitychange', () => !document.hidden && this.hello())
  }

  informed(): boolean {
    return this.knows
  }

  show(keys: readonly string[]): void {
    const within = this.showing
    this.showing = true
    try {
      this.shared.show(keys, key => this.registers.value(key))
    } finally {
      this.showing = within
    }
  }

  changed(...keys: string[]): void {
    if (this.showing) return
    for (const key of keys) {
      if (this.alone) this.early.add(key)
      if (this.registers.write(key, this.shared.read(key))) this.unsent.add(key)
    }
    if (this.sending || this.unsent.size === 0) return
    this.sending = true
    queueMicrotask(() => this.send())
  }

  /** The first change goes out at once, with whatever changed beside it; those that follow, once a frame. */
  private send(): void {
    this.post({ entries: this.registers.entries(this.unsent) })
    this.unsent.clear()
    afterFrame(() => {
      this.sending = this.unsent.size > 0
      if (this.sending) this.send()
    })
  }

  private hello(): void {
    this.post({ hello: true, entries: {} })
  }

  private receive(message: Message | undefined): void {
    if (!message || message.from === this.me) return
    if (message.hello && this.knows) this.answer()
    if (Object.keys(message.entries).length === 0) return
    this.knows = true
    const news = this.registers.merge(message.entries).filter(key => !this.early.has(key))
    this.stay()
    if (news.length > 0) this.show(news)
  }

  private answer(): void {
    this.alone = false
    this.early.clear()
    for (const key of this.shared.keys()) this.registers.fill(key, this.shared.read(key))
    this.post({ entries: this.registers.entries() })
  }

  /** Puts what was done here before the state was known on top of it. */
  private stay(): void {
    this.alone = false
    this.changed(...this.early)
    this.early.clear()
  }

  private post(message: Omit<Message, 'from'>): void {
    this.channel.postMessage({ from: this.me, ...message } satisfies Message)
  }
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
