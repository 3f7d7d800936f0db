/** Checks of numbers that callers give, with an error that names the rule. */

/** Throws a RangeError that names the argument, the rule and the value unless `value` is a finite number. */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name}: expected a finite number, got ${value}`)
}

/** Throws a RangeError that names the argument, the rule and the value unless `value` is finite and > 0. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name}: expected a finite number > 0, got ${value}`)
}
