/** Registers in which the last writer wins, by which windows come to agree without a server. */

/** One value of a talk, and when it was written: by a count that runs on over all windows, ties broken by the writer. */
export interface LwwEntry {
  revision: number
  from: string
  value: unknown
}

export type LwwEntries = Readonly<Record<string, LwwEntry>>

/** No talk gets here: a larger number is a mistake, and would keep everyone from writing any more. */
const lastRevision = 1e12

/**
 * What a talk shows, key by key, the last writer winning. Windows that have heard the same entries, in whatever order
 * and however often, hold the same values.
 */
export class LwwRegisters {
  private readonly held = new Map<string, LwwEntry>()
  private clock = 0

  /** `me` names this window among those of its talk. */
  constructor(private readonly me: string) {}

  value(key: string): unknown {
    return this.held.get(key)?.value
  }

  /** Writes a value as the newest. False where it stands already. */
  write(key: string, value: unknown): boolean {
    if (this.held.has(key) && same(this.value(key), value)) return false
    this.clock++
    this.held.set(key, { revision: this.clock, from: this.me, value })
    return true
  }

  /** Holds a value for a key nobody has written: anyone's writing replaces it. */
  fill(key: string, value: unknown): void {
    if (!this.held.has(key)) this.held.set(key, { revision: 0, from: this.me, value })
  }

  /** Takes the entries that are newer than those held, and returns their keys. */
  merge(entries: LwwEntries): string[] {
    return Object.entries(entries).flatMap(([key, entry]) => {
      if (entry.revision > lastRevision) return []
      this.clock = Math.max(this.clock, entry.revision)
      const mine = this.held.get(key)
      if (mine && !newer(entry, mine)) return []
      this.held.set(key, entry)
      return mine && same(mine.value, entry.value) ? [] : [key]
    })
  }

  /** The entries of `keys`, to be sent; without them, all. */
  entries(keys: Iterable<string> = this.held.keys()): LwwEntries {
    const found = [...keys].flatMap(key => {
      const entry = this.held.get(key)
      return entry ? [[key, entry] as const] : []
    })
    return Object.fromEntries(found)
  }
}

function newer(a: LwwEntry, b: LwwEntry): boolean {
  return a.revision > b.revision || (a.revision === b.revision && a.from > b.from)
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
