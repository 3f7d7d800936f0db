import type { LwwEntries, LwwEntry } from './lwwRegisters.ts'

/** What one window of a talk says to the others. */
export interface Message {
  /** The window that speaks. */
  from: string
  /** It has just come, or come back: whoever knows the talk answers with all of it. */
  hello?: boolean
  entries: LwwEntries
}

/** The message that `data` is, with the entries that can be read; undefined where it is none. Never throws. */
export function readMessage(data: unknown): Message | undefined {
  if (!isRecord(data) || typeof data.from !== 'string' || !isRecord(data.entries)) return undefined
  const entries = Object.entries(data.entries).filter((pair): pair is [string, LwwEntry] => isEntry(pair[1]))
  return { from: data.from, hello: data.hello === true, entries: Object.fromEntries(entries) }
}

function isEntry(entry: unknown): entry is LwwEntry {
  return (
    isRecord(entry) &&
    Number.isSafeInteger(entry.revision) &&
    (entry.revision as number) >= 0 &&
    typeof entry.from === 'string' &&
    'value' in entry
  )
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
