import type { Component, Distribution, Family } from './distribution.ts'

type Rule = 'finite' | 'positive'

interface FamilyRules {
  /** In the order of the notation, each with the rule its value obeys. */
  readonly parameters: readonly (readonly [name: string, rule: Rule])[]
  /** Values of trailing parameters that may be left out. */
  readonly defaults?: Readonly<Record<string, number>>
  /** Parameters that must not decrease in this order (and whose ends must differ). */
  readonly ordered?: readonly string[]
}

const locationScale = { parameters: [['location', 'finite'] as const, ['scale', 'positive'] as const] }

/** The one table from which distributions are read, written and checked. */
export const families: Readonly<Record<Family, FamilyRules>> = {
  normal: {
    parameters: [
      ['mean', 'finite'],
      ['sd', 'positive'],
    ],
  },
  laplace: locationScale,
  student: { parameters: [['df', 'positive'], ...locationScale.parameters] },
  logistic: locationScale,
  uniform: {
    parameters: [
      ['low', 'finite'],
      ['high', 'finite'],
    ],
    ordered: ['low', 'high'],
  },
  triangular: {
    parameters: [
      ['low', 'finite'],
      ['mode', 'finite'],
      ['high', 'finite'],
    ],
    ordered: ['low', 'mode', 'high'],
  },
  exponential: {
    parameters: [
      ['rate', 'positive'],
      ['low', 'finite'],
    ],
    defaults: { low: 0 },
  },
  gamma: {
    parameters: [
      ['shape', 'positive'],
      ['rate', 'positive'],
    ],
  },
  beta: {
    parameters: [
      ['a', 'positive'],
      ['b', 'positive'],
    ],
  },
  gumbel: locationScale,
  skewnormal: { parameters: [...locationScale.parameters, ['shape', 'finite']] },
}

export const familyNames = Object.keys(families) as Family[]

/** `name: expected a finite number > 0, got -1`: what is wrong with the value, or undefined when it obeys the rule. */
export function violation(name: string, rule: Rule, value: unknown): string | undefined {
  const finite = typeof value === 'number' && Number.isFinite(value)
  if (rule === 'finite') return finite ? undefined : `${name}: expected a finite number, got ${value}`
  return finite && value > 0 ? undefined : `${name}: expected a finite number > 0, got ${value}`
}

/** The parameter that breaks a rule of its family and how, or undefined when all is well. */
export function componentViolation(d: Component): { parameter: string; problem: string } | undefined {
  const rules = families[d.family]
  const value = (name: string) => (d as unknown as Record<string, number>)[name]!
  for (const [parameter, rule] of rules.parameters) {
    const problem = violation(parameter, rule, value(parameter))
    if (problem) return { parameter, problem }
  }
  const { ordered = [] } = rules
  for (let i = 1; i < ordered.length; i++) {
    const [before, parameter] = [ordered[i - 1]!, ordered[i]!]
    const strict = ordered.length === 2
    if (strict ? !(value(parameter) > value(before)) : !(value(parameter) >= value(before))) {
      const relation = strict ? '>' : '≥'
      const problem = `${parameter}: expected a number ${relation} ${before} (${value(before)}), got ${value(parameter)}`
      return { parameter, problem }
    }
  }
  if (d.family === 'triangular' && d.low === d.high)
    return { parameter: 'high', problem: `high: expected a number > low (${d.low}), got ${d.high}` }
  return undefined
}

/** Throws a RangeError that names argument, rule and value unless `d` is a distribution. */
export function checkDistribution(d: Distribution): void {
  if (d.family !== 'mixture') {
    if (!Object.hasOwn(families, d.family))
      throw new RangeError(`family: expected one of ${familyNames.join(', ')}, mixture, got ${String(d.family)}`)
    const wrong = componentViolation(d)
    if (wrong) throw new RangeError(`${d.family}: ${wrong.problem}`)
    return
  }
  if (!(d.components.length > 0)) throw new RangeError('mixture: expected at least one component, got none')
  if (d.weights.length !== d.components.length)
    throw new RangeError(`mixture: expected ${d.components.length} weights, one a component, got ${d.weights.length}`)
  d.components.forEach((component, i) => {
    const problem = violation(`weights[${i}]`, 'positive', d.weights[i])
    if (problem) throw new RangeError(`mixture: ${problem}`)
    if ((component.family as string) === 'mixture')
      throw new RangeError(`mixture: components[${i}]: expected a plain family, got a mixture`)
    checkDistribution(component)
  })
  if (!Number.isFinite(d.weights.reduce((sum, w) => sum + w, 0)))
    throw new RangeError(`mixture: weights: expected a finite sum, got ${d.weights.join(' + ')}`)
}
