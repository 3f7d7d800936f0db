import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.REFERENCE_DIR ?? join(import.meta.dirname, '../reference')

/** One table of reference numbers; `REFERENCE_DIR` names another folder of tables of the same form. */
export function reference<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T
}

/** A decimal string of a table as a number. */
export function decimal(text: string): number {
  return Number(text)
}

/** |got − want| relative to max(1, |want|); 0 where both are the same infinity; NaN never passes. */
export function deviation(got: number, want: number): number {
  if (got === want) return 0
  if (!Number.isFinite(want) || !Number.isFinite(got)) return Number.isNaN(got) ? Number.NaN : Infinity
  return Math.abs(got - want) / Math.max(1, Math.abs(want))
}
