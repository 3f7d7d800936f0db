/** What makes a distribution valid, from the rules of its family, and what is said of one that is not. */
import type { Component, Distribution } from './distribution.ts'
import { type Rule, ruleOf } from './family/parameter.ts'
import { families, familyNames, familyOf } from './familyOf.ts'

/** `name: expected a finite number > 0, got -1`: what is wrong with the value, or undefined when it obeys the rule. */
export function violation(name: string, rule: Rule, value: unknown): string | undefined {
  const finite = typeof value === 'number' && Number.isFinite(value)
  if (rule === 'finite') return finite ? undefined : `${name}: expected a finite number, got ${value}`
  return finite && value > 0 ? undefined : `${name}: expected a finite number > 0, got ${value}`
}

/** The parameter that breaks a rule of its family and how, or undefined when all is well. */
export function componentViolation(d: Component): { parameter: string; problem: string } | undefined {
  const { parameters } = familyOf(d)
  const values = d as unknown as Record<string, number>
  for (const { name, kind } of parameters) {
    const problem = violation(name, ruleOf(kind), values[name])
    if (problem) return { parameter: name, problem }
  }
  for (const { name, atLeast, above } of parameters) {
    const value = values[name]!
    const less = atLeast?.find(other => !(value >= values[other]!))
    if (less) return { parameter: name, problem: unordered(name, value, '≥', less, values[less]!) }
    const notAbove = above?.find(other => !(value > values[other]!))
    if (notAbove) return { parameter: name, problem: unordered(name, value, '>', notAbove, values[notAbove]!) }
  }
  return undefined
}

function unordered(name: string, value: number, relation: '≥' | '>', other: string, bound: number): string {
  return `${name}: expected a number ${relation} ${other} (${bound}), got ${value}`
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
