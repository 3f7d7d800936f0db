/** The panel of the densities, with the fits of the present α. */
import { createDensities } from '../../../ui/plot/densities.ts'
import type { Host, State } from '../../core/contract.ts'
import { abscissae, curveOver, densityCurve, type Range, rangeOf } from '../../shared/curves.ts'
import { handlesOn, peak } from '../../shared/densities.ts'
import { placeInNotation } from '../../shared/grips.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { type DialFields, fields } from '../fields.ts'
import type { Dialled } from '../model.ts'

/** P, the dragged q, and the optima at the present α, the lowest drawn strongest. */
export function densitiesPanel(root: HTMLElement, host: Host<DialFields>) {
  const panel = createDensities(root, {
    width: Math.min(776, host.width),
    height: 140,
    series: [
      { role: 'p', fill: 'plain' },
      { role: 'q', width: 3 },
    ],
    release: () => host.release(),
  })
  let range: Range = { min: -6, max: 6 }
  let top = 1
  return {
    plot: panel.plot,
    destroy: () => panel.destroy(),
    paint({ p, q }: State<DialFields>, { minima }: Dialled, how: { veiled: boolean; dragging: boolean }) {
      const shown = how.veiled ? [] : minima
      const normals = shown.map(({ mean, sd }) => ({ family: 'normal' as const, mean, sd }))
      if (!how.dragging) range = rangeOf(p, q)
      const curveP = densityCurve(p, abscissae(range, p, q))
      const curveQ = curveOver(range, q)
      const fits = normals.map(normal => curveOver(range, normal))
      if (!how.dragging) top = 1.5 * Math.max(...[curveP, curveQ, ...fits].map(curve => peak(curve).y))
      const strokes = fits.map((points, i) => ({
        role: 'answer' as const,
        width: shown[i]?.global ? 3.5 : 1.5,
        points,
      }))
      panel.draw({
        x: { ...range, ticks: wholeTicks(range) },
        top,
        series: [curveP, curveQ],
        strokes: strokes.reverse(),
        labels: [],
        handles: [
          ...handlesOn('p', p, changed => host.set({ p: changed })),
          ...handlesOn('q', q, changed => host.set({ q: changed })),
        ],
        names: {
          p: { text: fields.p.format(p), place: key => placeInNotation(p, key) },
          q: { text: fields.q.format(q), place: key => placeInNotation(q, key) },
        },
      })
    },
  }
}
