/** What the names of a condition mean: a figure's quantities and fields at one moment, and the number that was typed. */
import { type Distribution, mean, sd } from '../../math/index.ts'
import { quoted } from '../../text/quoted.ts'
import { type Condition, calls, type Value } from './condition.ts'

export interface Scope {
  quantities: Readonly<Record<string, number>>
  state: Readonly<Record<string, unknown>>
  /** What `answer` is. */
  answer?: number
  /** The number asked for: near zero is a share of it. */
  truth?: number
  within: Tolerance
}

/** How near is near: an amount, or a share of what is compared with. */
export interface Tolerance {
  amount: number
  relative: boolean
}

/** Somewhere a normal could lie: a distribution that is a field, or a fit among the quantities. */
interface Spot {
  mean: number
  sd: number
}

/** Reads `0.05` or `5 %`. Throws a RangeError. */
export function readTolerance(text: string): Tolerance {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(\s*%)?$/.exec(text.trim()) ?? []
  const amount = Number(digits)
  if (!(amount > 0)) throw new RangeError(`expected an amount such as 0.05 or a share such as 5 %, got ${quoted(text)}`)
  return percent === undefined ? { amount, relative: false } : { amount: amount / 100, relative: true }
}

/** What a value is in `scope`; NaN where a name in it means no number there. */
export function valueIn(scope: Scope, value: Value): number {
  switch (value.kind) {
    case 'number':
      return value.value
    case 'name':
      return numberNamed(scope, value.name)
    case 'call':
      return calls[value.call](valueIn(scope, value.of))
    case 'sum': {
      const [a, b] = [valueIn(scope, value.left), valueIn(scope, value.right)]
      return value.sign === '+' ? a + b : value.sign === '-' ? a - b : value.sign === '*' ? a * b : a / b
    }
  }
}

/** Whether a condition holds. What compares with something that does not exist does not. */
export function holds(scope: Scope, condition: Condition): boolean {
  if (condition.kind === 'joined') {
    const { by, left, right } = condition
    return by === 'and' ? holds(scope, left) && holds(scope, right) : holds(scope, left) || holds(scope, right)
  }
  if (condition.by === 'near') return isNear(scope, condition.left, condition.right)
  const [a, b] = [valueIn(scope, condition.left), valueIn(scope, condition.right)]
  return condition.by === '<' ? a < b : a > b
}

/** Whether a name means something in `scope`. */
export function isKnown(scope: Scope, name: string): boolean {
  return !Number.isNaN(numberNamed(scope, name)) || spotsNamed(scope, name).length > 0
}

/** Names that mean something in `scope`, to be suggested. */
export function namesKnown(scope: Scope): string[] {
  const fits = Object.keys(scope.quantities).flatMap(name => (name.endsWith('-mean') ? [name.slice(0, -5)] : []))
  const fields = Object.keys(scope.state).flatMap(field => [field, `${field}.mean`, `${field}.sd`, `${field}.1`])
  const names = [...Object.keys(scope.quantities), ...fits, ...fields]
  return [...(scope.answer === undefined ? [] : ['answer']), ...names.filter(name => isKnown(scope, name))]
}

/**
 * A place is near another where its mean and its sd are, each by a share of the other's sd; `q.mean near p.1` compares
 * the means alone. Numbers are near by a share of the one compared with; zero, by a share of the truth.
 */
function isNear(scope: Scope, left: Value, right: Value): boolean {
  const { amount, relative } = scope.within
  const close = (a: number, b: number, scale: number) =>
    a === b || Math.abs(a - b) <= amount * (relative ? scale : 1) * (1 + 1e-12)
  const spots = right.kind === 'name' ? spotsNamed(scope, right.name) : []
  if (left.kind === 'name' && spots.length > 0) {
    const [own] = spotsNamed(scope, left.name)
    if (own) return spots.some(spot => close(own.mean, spot.mean, spot.sd) && close(own.sd, spot.sd, spot.sd))
    const part = left.name.endsWith('.sd') ? 'sd' : 'mean'
    return spots.some(spot => close(numberNamed(scope, left.name), spot[part], spot.sd))
  }
  const [a, b] = [valueIn(scope, left), valueIn(scope, right)]
  const scale = Math.abs(b === 0 ? (scope.truth ?? 0) : b)
  return close(a, b, Number.isFinite(scale) ? scale : 0)
}

function numberNamed({ quantities, state, answer }: Scope, name: string): number {
  if (name === 'answer') return answer ?? Number.NaN
  if (Object.hasOwn(quantities, name)) return quantities[name] ?? Number.NaN
  const value = Object.hasOwn(state, name) ? state[name] : undefined
  if (typeof value === 'number') return value
  const [, path = '', part] = /^(.+)\.(mean|sd)$/.exec(name) ?? []
  const distribution = distributionAt(state, path)
  if (!distribution) return Number.NaN
  return part === 'mean' ? mean(distribution) : sd(distribution)
}

/** The places a name stands for: one, or with `*` in place of a number all that there are. */
function spotsNamed({ quantities, state }: Scope, name: string): Spot[] {
  const distribution = distributionAt(state, name)
  if (distribution) return [{ mean: mean(distribution), sd: sd(distribution) }]
  const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '\\d+')}-mean$`)
  return Object.keys(quantities)
    .filter(quantity => pattern.test(quantity))
    .map(quantity => ({
      mean: quantities[quantity] ?? Number.NaN,
      sd: quantities[quantity.replace(/mean$/, 'sd')] ?? Number.NaN,
    }))
    .filter(spot => !Number.isNaN(spot.sd))
}

/** The distribution that is a field, or the component of a mixture by its number: `p`, `p.2`. */
function distributionAt(state: Scope['state'], path: string): Distribution | undefined {
  const [field = '', component, ...rest] = path.split('.')
  const value = Object.hasOwn(state, field) ? state[field] : undefined
  if (rest.length > 0 || !isDistribution(value)) return undefined
  if (component === undefined) return value
  return value.family === 'mixture' && /^\d+$/.test(component) ? value.components[Number(component) - 1] : undefined
}

/** Whether it is a distribution in one dimension. */
function isDistribution(value: unknown): value is Distribution {
  const family = typeof value === 'object' && value !== null && 'family' in value ? value.family : undefined
  if (typeof family !== 'string' || family.endsWith('2')) return false
  return family !== 'mixture' || (value as { components: unknown[] }).components.every(isDistribution)
}
