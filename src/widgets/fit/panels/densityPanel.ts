/** The panel of the densities, with the fits. */
import type { Point } from '../../../geometry/point.ts'
import { createDensities } from '../../../ui/plot/densities.ts'
import type { Label } from '../../../ui/plot/frame.ts'
import type { Host, State } from '../../core/contract.ts'
import { abscissae, curveOver, densityCurve, type Range, rangeOf } from '../../shared/curves.ts'
import { curveNames, handlesOn, peak } from '../../shared/densities.ts'
import { placeInNotation } from '../../shared/grips.ts'
import { wholeTicks } from '../../shared/ticks.ts'
import { memberOfMoments } from '../family.ts'
import { type Direction, type FitFields, type Fitted, fit } from '../model.ts'

const mostFits = 8

/** The target, the dragged q, and every fit of one direction; the lowest is drawn boldest. */
export function createDensityPanel(
  root: HTMLElement,
  host: Host<FitFields>,
  direction: Direction,
  size: { width: number; height: number },
) {
  const panel = createDensities(root, {
    ...size,
    series: [
      { role: 'p', fill: 'plain' },
      ...Array.from({ length: mostFits }, (_, index) => ({ role: 'answer' as const, width: index === 0 ? 3.5 : 2 })),
      { role: 'q', width: 2.5 },
    ],
    release: () => host.release(),
  })
  // The distributions are written out where there is room for it; elsewhere their curves are named.
  const wide = size.width > 700
  let range: Range = { min: -6, max: 6 }
  let top = 1
  return {
    plot: panel.plot,
    destroy: () => panel.destroy(),
    paint({ p }: State<FitFields>, derived: Fitted, { veiled, dragging }: { veiled: boolean; dragging: boolean }) {
      const { q, family } = derived
      const fits = direction === 'forward' ? (derived.forward ? [derived.forward] : []) : derived.minima
      const fitted = (veiled ? [] : fits).slice(0, mostFits).map(({ mean, sd }) => memberOfMoments(family, mean, sd))
      if (!dragging) range = rangeOf(p, q)
      const ofP = densityCurve(p, abscissae(range, p, q))
      const ofQ = curveOver(range, q)
      const ofFits = fitted.map(fit => curveOver(range, fit))
      if (!dragging) top = (wide ? 1.5 : 1.32) * Math.max(...[ofP, ofQ, ...ofFits].map(curve => peak(curve).y))
      const handles = [
        ...handlesOn('p', p, changed => host.set({ p: changed })),
        ...handlesOn('q', q, changed => host.set({ q: changed })),
      ]
      panel.draw({
        x: { ...range, ticks: wholeTicks(range) },
        top,
        series: [ofP, ...ofFits, ...Array.from({ length: mostFits - ofFits.length }, () => []), ofQ],
        labels: [...(wide ? [] : curveNames(ofP, ofQ, top, handles)), ...namesOf(ofFits, [ofP, ofQ], range, top)],
        handles,
        ...(wide
          ? {
              names: {
                p: { text: fit.fields.p.format(p), place: key => placeInNotation(p, key) },
                q: { text: fit.fields.q.format(q), place: key => placeInNotation(q, key) },
              },
            }
          : {}),
      })
    },
  }
}

/** q* beside each fit, on its outer flank well up, where no other curve is near. */
function namesOf(fits: readonly Point[][], others: readonly Point[][], { min, max }: Range, top: number): Label[] {
  const middle = (min + max) / 2
  const gap = 0.012 * (max - min)
  return fits.flatMap(curve => {
    const { x, y } = peak(curve)
    return [x < middle ? -1 : 1, x < middle ? 1 : -1]
      .flatMap(side => {
        const height = 0.78 * y
        const flank = curve.filter(point => (point.x - x) * side >= 0 && point.y <= height)
        const at = (side < 0 ? flank.at(-1) : flank[0])?.x ?? x
        const crowded = [...fits, ...others].some(
          other => other !== curve && Math.abs(heightAt(other, at) - height) < 0.16 * top,
        )
        return crowded
          ? []
          : [
              {
                x: at + side * gap,
                y: height,
                text: 'q*',
                role: 'answer' as const,
                italic: true,
                align: side < 0 ? ('right' as const) : ('left' as const),
              },
            ]
      })
      .slice(0, 1)
  })
}

function heightAt(curve: readonly Point[], x: number): number {
  return curve.find(point => point.x >= x)?.y ?? 0
}
