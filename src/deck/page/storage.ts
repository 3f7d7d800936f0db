/** What this machine keeps for the deck. Storage may be full, forbidden, or hold anything: reading and writing never throw. */
export interface Shelf {
  /** What lies there, parsed; undefined where nothing that can be read does. */
  read(): unknown
  write(value: unknown): void
  clear(): void
}

/** A place under `name`, kept by this tab (`session`) or by this machine (`local`). */
export function shelf(kind: 'session' | 'local', name: string): Shelf {
  const attempt = <T>(work: (storage: Storage) => T): T | undefined => {
    try {
      return work(kind === 'session' ? sessionStorage : localStorage)
    } catch {
      return undefined
    }
  }
  return {
    read: () => attempt(storage => JSON.parse(storage.getItem(name) ?? 'null') ?? undefined),
    write: value => void attempt(storage => storage.setItem(name, JSON.stringify(value))),
    clear: () => void attempt(storage => storage.removeItem(name)),
  }
}
