/** The panel of posterior and q over two latent numbers. */
import { createHandles } from '../../../ui/handles/handles.ts'
import { type Contour, contoursBelow } from '../../../ui/plot/contours.ts'
import type { Label, Outline } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { formatNumber, inUnit } from '../../shared/numbers.ts'
import { handlesOn2 } from '../../shared/planeHandles.ts'
import { squareModel } from '../../shared/squareCut.ts'
import { depthsOf, type Observed } from '../elboLandscape.ts'
import { overTwo } from '../guess.ts'
import type { Bound, ElboFields, PlaneFit } from '../model.ts'

const half = 3.2

/** The posterior over (z₁, z₂) as contours; the best normals, with and without correlation, as ellipses; q to drag. */
export function planePanel(root: HTMLElement, host: Host<ElboFields>) {
  const plot = createPlot(root, { width: 302, height: 288, series: [] })
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  let drawn: { model: Observed; contours: Contour[] } | undefined

  return {
    rescale: (pixelRatio: number) => plot.rescale(pixelRatio),
    destroy() {
      handles.destroy()
      plot.destroy()
    },
    paint({ x, s, q, unit }: State<ElboFields>, { fits }: Bound, how: { veiled: boolean }) {
      const model = squareModel(x, s)
      if (drawn?.model !== model) drawn = { model, contours: posterior(model) }
      const guess = overTwo(q)
      const [minima, meanField] =
        how.veiled || fits.model !== 'product' ? [[], []] : [fits.minima.filter(fit => fit.global), fits.meanField]
      const axis = { min: -half, max: half, ticks: [-2, 0, 2] }
      const number = (fit: PlaneFit) => formatNumber(inUnit(fit.elbo, unit))
      plot.draw({
        x: { ...axis, size: 30 },
        y: { ...axis, size: 38 },
        series: [],
        contours: drawn.contours,
        outlines: [
          ...meanField.map(fit => outline(fit, 'ratio', 2.5)),
          ...minima.map(fit => outline(fit, 'answer', 3.5)),
          outline(guess, 'q', 3),
        ],
        labels: [
          ...minima.slice(-1).map(fit => beside(fit, `full rank ${number(fit)}`, 'answer', 1)),
          ...meanField.slice(0, 1).map(fit => beside(fit, `mean field ${number(fit)}`, 'ratio', -1)),
          { x: half, y: -half + 0.15, text: 'z₁', role: 'guide', align: 'right' },
          { x: -half, y: half, text: 'z₂', role: 'guide', align: 'left' },
        ],
      })
      handles.show(
        handlesOn2('q', guess, false, changed => {
          if (changed.family === 'normal2') host.set({ q: changed })
        }),
      )
    },
  }
}

function posterior(model: Observed): Contour[] {
  const { line, depths, levels } = depthsOf(model, half)
  return contoursBelow(depths, line, line, levels).map(contour => ({ ...contour, role: 'p' }))
}

function outline(
  { mean, cov: [xx, xy, yy] }: Pick<PlaneFit, 'mean' | 'cov'>,
  role: Outline['role'],
  width: number,
): Outline {
  const first = Math.sqrt(xx)
  const cross = xy / first
  const rest = Math.sqrt(Math.max(0, yy - cross * cross))
  const points = Array.from({ length: 96 }, (_, i) => {
    const [c, s] = [Math.cos((i * Math.PI) / 48), Math.sin((i * Math.PI) / 48)]
    return { x: mean[0] + first * c, y: mean[1] + cross * c + rest * s }
  })
  return { points, role, width, closed: true }
}

/** A name above an ellipse (`side` 1) or below it (−1). */
function beside({ mean, cov }: PlaneFit, text: string, role: Label['role'], side: 1 | -1): Label {
  // Names are long: they stay within the window.
  const x = Math.min(0.7, Math.max(-0.7, mean[0]))
  return { x, y: mean[1] + side * Math.sqrt(cov[2]) + (side > 0 ? 0.45 : -0.75), text, role }
}
