/** How numbers are written wherever a person reads them: a true minus, thin spaces between thousands, ∞ as a glyph. */
import { type Distribution, formatDistribution } from '../../math/index.ts'

export type Unit = 'nats' | 'bits'

const thinSpace = '\u2009'

/** A value in nats in another unit. */
export function inUnit(nats: number, unit: Unit): number {
  return unit === 'bits' ? nats / Math.LN2 : nats
}

/**
 * `value` rounded for reading: four decimals from 0.1 on, four significant digits below, powers of ten where either
 * would be long. Every digit shown is right if `value` is.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '?'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size < 1e-4 || size >= 1e7) return scientific(value)
  return groupThousands((size < 0.1 ? value.toPrecision(4) : value.toFixed(4)).replace('-', '−'))
}

/** A place on an axis, to four decimals: what is nearly 0 there is 0. */
export function formatPlace(value: number): string {
  const text = value.toFixed(4)
  return groupThousands((Number(text) === 0 ? (0).toFixed(4) : text).replace('-', '−'))
}

/** `value` with as many digits as it needs and no more than `digits` significant ones: ticks, means, sds. */
export function formatShort(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return formatNumber(value)
  return String(Number(value.toPrecision(digits))).replace('-', '−')
}

function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential(3).split('e')
  return `${mantissa?.replace('-', '−')}${thinSpace}×${thinSpace}10${superscript(Number(exponent))}`
}

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map(digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
  return (exponent < 0 ? '⁻' : '') + digits
}

function groupThousands(text: string): string {
  const [whole = '', decimals] = text.split('.')
  const digits = whole.replace('−', '')
  const grouped = digits.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, thinSpace)
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}

/** An amount of information, to be read aloud: its number and its unit, or that it is infinite. */
export function sayAmount(nats: number, unit: Unit): string {
  return nats === Number.POSITIVE_INFINITY ? 'infinite' : `${formatNumber(inUnit(nats, unit))} ${unit}`
}

/** A distribution in its notation, to be read aloud. */
export function sayDistribution(distribution: Distribution): string {
  return formatDistribution(distribution).replaceAll('-', '−')
}
