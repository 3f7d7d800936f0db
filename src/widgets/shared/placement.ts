/** Where a component is and how wide, as its family's parameters say: what handles move, figures frame and transitions blend. */
import { type Component, familyOf, type Parameter } from '../../math/index.ts'

/** A component's location (0 where its family has none) and scale, with the parameters that they are. */
export interface Placement {
  location: number
  scale: number
  locationParameter: Parameter | undefined
  scaleParameter: Parameter
  with(location: number, scale: number): Component
}

/** The two ends of a component's support, where they can be taken hold of. */
export interface Ends {
  low: number
  high: number
  lowParameter: Parameter
  highParameter: Parameter
  with(low: number, high: number): Component
}

/** Undefined for a family whose scale has no handle. */
export function placementOf(d: Component): Placement | undefined {
  const [locationParameter, scaleParameter] = [held(d, 'location'), held(d, 'scale')]
  if (!scaleParameter) return undefined
  return {
    location: locationParameter ? numberOf(d, locationParameter) : 0,
    scale: numberOf(d, scaleParameter),
    locationParameter,
    scaleParameter,
    with: (location, scale) =>
      changed(d, { ...(locationParameter && { [locationParameter.name]: location }), [scaleParameter.name]: scale }),
  }
}

/** Undefined for a family whose ends have no handles. */
export function endsOf(d: Component): Ends | undefined {
  const [lowParameter, highParameter] = [held(d, 'low'), held(d, 'high')]
  if (!lowParameter || !highParameter) return undefined
  return {
    low: numberOf(d, lowParameter),
    high: numberOf(d, highParameter),
    lowParameter,
    highParameter,
    with: (low, high) => changed(d, { [lowParameter.name]: low, [highParameter.name]: high }),
  }
}

function held(d: Component, kind: Parameter['kind']): Parameter | undefined {
  return familyOf(d).parameters.find(parameter => parameter.kind === kind && parameter.handle !== undefined)
}

function numberOf(d: Component, { name }: Parameter): number {
  return (d as unknown as Record<string, number>)[name] ?? Number.NaN
}

function changed(d: Component, values: Record<string, number>): Component {
  return { ...d, ...values } as Component
}
