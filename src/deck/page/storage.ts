/** What this machine (`local`) and this tab (`session`) keep for the deck. No other file touches the browser's storage. */

/** Reads a value that may be anything: the value if it is one of this kind, else undefined. Never throws. */
export type Reader<T> = (value: unknown) => T | undefined

/**
 * A value under a name. Storage may be full, forbidden, or hold anything: nothing here throws, and what cannot be read is
 * as if it were not there. It is not lost either: before another value is written over it, it is put aside under
 * `NAME-unread`, since it may be what a newer version of the deck has written.
 */
export interface Stored<T> {
  read(): T | undefined
  /** Whether it was kept. */
  write(value: T): boolean
  clear(): void
  /** Tells when another tab has changed it. */
  onChange(listener: () => void): void
}

/** Reads one of a few words. */
export function wordOf<T extends string>(words: readonly T[]): Reader<T> {
  return value => words.find(word => word === value)
}

type Kind = 'session' | 'local'

/** A value kept as JSON. */
export function stored<T>(kind: Kind, name: string, reader: Reader<T>): Stored<T> {
  return storedAs(kind, name, text => reader(JSON.parse(text)), JSON.stringify)
}

/** A word kept as it is written, under a name that `early.js` or a test may read as well. */
export function storedWord<T extends string>(kind: Kind, name: string, reader: Reader<T>): Stored<T> {
  return storedAs(kind, name, reader, word => word)
}

function storedAs<T>(
  kind: Kind,
  name: string,
  reader: (text: string) => T | undefined,
  writer: (value: T) => string,
): Stored<T> {
  const attempt = <R>(work: (storage: Storage) => R): R | undefined => {
    try {
      return work(kind === 'session' ? sessionStorage : localStorage)
    } catch {
      return undefined
    }
  }
  const read = () =>
    attempt(storage => {
      const text = storage.getItem(name)
      return text === null ? undefined : reader(text)
    })
  let written = false

  function putAside(): void {
    if (!written && read() === undefined)
      attempt(storage => {
        const unread = storage.getItem(name)
        if (unread !== null) storage.setItem(`${name}-unread`, unread)
      })
    written = true
  }

  return {
    read,
    write(value) {
      putAside()
      return attempt(storage => storage.setItem(name, writer(value)) ?? true) === true
    },
    clear: () => void attempt(storage => storage.removeItem(name)),
    onChange: listener => addEventListener('storage', ({ key }) => (key === name || key === null) && listener()),
  }
}
