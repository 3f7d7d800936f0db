/** The panel of the ELBO over mean and standard deviation. */
import { createHandles } from '../../../ui/handles/handles.ts'
import { type Contour, contoursBelow } from '../../../ui/plot/contours.ts'
import type { Mark } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { formatNumber, formatShort, inUnit, type Unit } from '../../shared/numbers.ts'
import { placeHandle, placeInLandscape } from '../../shared/placeHandle.ts'
import { squareModel } from '../../shared/squareCut.ts'
import { type ElboLandscape, elboLandscape, grains, type Observed } from '../elboLandscape.ts'
import { overOne } from '../guess.ts'
import type { Bound, ElboFields } from '../model.ts'

/** The ELBO over mean and sd as contours, with every fit, and q to drag on it. */
export function landscapePanel(row: HTMLElement, host: Host<ElboFields>) {
  const plot = createPlot(row, { width: 408, height: 162, series: [] })
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  let drawn:
    | { model: Observed; grain: typeof grains.resting; landscape: ElboLandscape; contours: Contour[] }
    | undefined

  return {
    rescale: (pixelRatio: number) => plot.rescale(pixelRatio),
    destroy() {
      handles.destroy()
      plot.destroy()
    },
    paint({ x, s, q, unit }: State<ElboFields>, { fits }: Bound, how: { veiled: boolean; dragging: boolean }) {
      if (fits.model !== 'square') return
      const model = squareModel(x, s)
      if (drawn?.model !== model || (drawn.grain === grains.dragged && !how.dragging)) {
        const grain = how.dragging ? grains.dragged : grains.resting
        const landscape = elboLandscape(model, fits.minima, grain)
        const { values, means, logSds, levels } = landscape
        drawn = { model, grain, landscape, contours: contoursBelow(values, means, logSds, levels) }
      }
      const { means, logSds } = drawn.landscape
      const [min, max] = [means[0] ?? 0, means.at(-1) ?? 1]
      const [low, high] = [logSds[0] ?? 0, logSds.at(-1) ?? 1]
      plot.draw({
        x: { min, max, ticks: [-4, -3, -2, -1, 0, 1, 2, 3, 4].filter(tick => tick > min && tick < max), size: 30 },
        y: {
          min: low,
          max: high,
          ticks: [-6, -5, -4, -3, -2, -1, 0, 1, 2].filter(tick => tick > low && tick < high),
          format: log => formatShort(2 ** log),
          counts: 'log2 of the sd',
        },
        series: [],
        contours: how.veiled ? [] : drawn.contours,
        marks: how.veiled ? [] : marksOf(fits, unit),
        labels: [
          { x: min, y: high, text: 'σ', role: 'guide', italic: true, align: 'left' },
          { x: max, y: low, text: 'μ', role: 'guide', italic: true, align: 'right' },
          { x: max, y: high, text: 'ELBO', role: 'guide', align: 'right' },
        ],
      })
      const name = 'Q: mean; up and down change the standard deviation'
      handles.show([placeHandle(name, overOne(q), q => host.set({ q }))])
    },
  }
}

function marksOf(fits: Extract<Bound['fits'], { model: 'square' }>, unit: Unit): Mark[] {
  return [
    ...fits.saddles.map(saddle => ({ ...placeInLandscape(saddle), kind: 'saddle' as const })),
    ...fits.minima.map(fit => ({
      ...placeInLandscape(fit),
      kind: fit.global ? ('lowest' as const) : ('minimum' as const),
      text: formatNumber(inUnit(fit.elbo, unit)),
    })),
  ]
}
