/**
 * How often a test repeats what takes long: `full` where `THOROUGH=1` is set, as on a schedule every night; `short` in the
 * run that somebody waits for.
 */
export function howOften({ full, short }: { full: number; short: number }): number {
  return process.env.THOROUGH === '1' ? full : short
}
