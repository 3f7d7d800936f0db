/** The theme's colours by role, as a canvas needs them. The theme (`style/theme.css`) is where they are chosen. */

export type Role = 'p' | 'q' | 'weight' | 'ratio' | 'product' | 'guide' | 'answer' | 'contour'

const roles: readonly Role[] = ['p', 'q', 'weight', 'ratio', 'product', 'guide', 'answer', 'contour']

export interface Palette {
  ground: string
  ink: string
  muted: string
  axis: string
  positive: string
  negative: string
  hatch: string
  shade: string
  line: Record<Role, string>
  fill: Record<Role, string>
  text: Record<Role, string>
}

export function palette(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const byRole = (suffix: string) =>
    Object.fromEntries(roles.map(role => [role, read(role + suffix)])) as Record<Role, string>
  return {
    ground: read('ground'),
    ink: read('ink'),
    muted: read('muted'),
    axis: read('axis'),
    positive: read('positive'),
    negative: read('negative'),
    hatch: read('hatch'),
    shade: read('shade'),
    line: byRole(''),
    fill: byRole('-fill'),
    text: byRole('-text'),
  }
}
