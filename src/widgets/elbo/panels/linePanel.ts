/** The panel of posterior and q over one latent number. */
import { createDensities } from '../../../ui/plot/densities.ts'
import type { Host, State } from '../../core/contract.ts'
import { curveOver, type Range } from '../../shared/curves.ts'
import { handlesOn, peak } from '../../shared/densities.ts'
import { placeInNotation } from '../../shared/grips.ts'
import { cut, squareModel, zRange } from '../../shared/squareCut.ts'
import { guessField, overOne } from '../guess.ts'
import type { Bound, ElboFields } from '../model.ts'

/** The posterior p(z | x), filled; q, dashed, to drag; and every fit. */
export function linePanel(root: HTMLElement, host: Host<ElboFields>) {
  const panel = createDensities(root, {
    width: Math.min(776, host.width),
    height: 126,
    series: [
      // The first stands on top.
      { role: 'q', width: 3.5 },
      { role: 'p', fill: 'plain' },
      ...Array.from({ length: 3 }, () => ({ role: 'answer' as const, width: 2.5 })),
    ],
    release: () => host.release(),
  })
  let range: Range = zRange
  let top = 1
  return {
    rescale: (pixelRatio: number) => panel.plot.rescale(pixelRatio),
    destroy: () => panel.destroy(),
    paint({ x, s, q }: State<ElboFields>, { logEvidence, fits }: Bound, how: { veiled: boolean; dragging: boolean }) {
      const guess = overOne(q)
      if (!how.dragging) {
        const half = Math.min(12, Math.max(zRange.max, Math.abs(guess.mean) + guess.sd))
        range = { min: -half, max: half }
      }
      const posterior = cut(squareModel(x, s), range).map(({ z, log }) => ({ x: z, y: Math.exp(log - logEvidence) }))
      const shown = how.veiled || fits.model !== 'square' ? [] : fits.minima
      const normals = shown.map(({ mean, sd }) => ({ family: 'normal' as const, mean, sd }))
      const curves = [guess, ...normals].map(normal => curveOver(range, normal))
      const [own = [], ...best] = curves
      if (!how.dragging)
        top = 1.6 * Math.min(6 * peak(posterior).y, Math.max(...[posterior, ...curves].map(c => peak(c).y)))
      panel.draw({
        x: {
          ...range,
          ticks: [...Array(25).keys()].map(i => i - 12).filter(tick => Math.abs(tick) < range.max),
          size: 30,
        },
        top,
        series: [own, posterior, ...best, ...Array.from({ length: 3 - best.length }, () => [])],
        labels: [],
        handles: handlesOn('q', guess, changed => changed.family === 'normal' && host.set({ q: changed })),
        names: {
          p: { text: 'p(z | x)', place: () => -1 },
          q: { text: guessField.format(guess), place: key => placeInNotation(guess, key) },
        },
      })
    },
  }
}
