/** The families by their names: what a name or a component stands for. */
import type { Component, Family } from './distribution.ts'
import * as list from './families/index.ts'
import type { FamilyDefinition } from './family/familyDefinition.ts'

export type AnyFamily = FamilyDefinition<Component>

/** Every family by its name. */
export const families = Object.fromEntries(
  Object.values(list).map(definition => [definition.name, definition as unknown as AnyFamily]),
) as Readonly<Record<Family, AnyFamily>>

export const familyNames = Object.keys(families) as Family[]

/** The family that `d` is a member of. */
export function familyOf(d: Component): AnyFamily {
  return families[d.family]
}
