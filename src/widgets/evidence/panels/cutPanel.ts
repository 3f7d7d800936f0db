/** The panel of the cut through the joint density, and of the posterior. */
import type { Point } from '../../../geometry/point.ts'
import { add } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { State } from '../../core/contract.ts'
import { formatNumber, formatShort } from '../../shared/numbers.ts'
import { cut, zRange } from '../../shared/squareCut.ts'
import type { Evidence, EvidenceFields } from '../model.ts'

/** The cut through the joint density, whose area is p(x); divided by p(x), the posterior: the same shape, of area 1. */
export function cutPanel(row: HTMLElement, figureWidth: number) {
  const size = { width: figureWidth < 776 ? figureWidth : 382, height: 128 }
  const slice = createPlot(row, {
    ...size,
    series: [
      { role: 'p', width: 2.5 },
      { role: 'p', fill: 'plain' },
    ],
  })
  const posterior = createPlot(row, { ...size, series: [{ role: 'p', fill: 'plain' }] })
  const area = add(slice.box, 'p', 'kl-cut-name')
  area.innerHTML = 'area <span class="kl-tex"><i>p</i>(<i>x</i>) =</span> '
  const readout = createReadout('evidence')
  area.append(readout.element)
  const name = add(posterior.box, 'p', 'kl-cut-name')
  name.innerHTML =
    '<span class="kl-tex"><i>p</i>(<i>z</i> | <i>x</i>) = <i>p</i>(<i>x</i>, <i>z</i>) / <i>p</i>(<i>x</i>)</span>, area 1'
  let top = 0

  return {
    paint(state: State<EvidenceFields>, derived: Evidence, how: { veiled: boolean; dragging: boolean }) {
      const { evidence, logEvidence } = derived
      const points = cut(state)
      const curve = (scale: number): Point[] => points.map(({ z, log }) => ({ x: z, y: Math.exp(log - scale) }))
      if (!how.dragging || !(top > 0)) top = 1.5 * Math.max(...curve(0).map(({ y }) => y))
      const frame = (height: number) => ({
        x: { ...zRange, ticks: [-2, 0, 2], size: 32 },
        y: { min: 0, max: height, ticks: [], hidden: true },
      })
      slice.draw({
        ...frame(top),
        series: how.veiled ? [curve(0), []] : [[], curve(0)],
        ...tick(top),
      })
      // On one scale for both, one of them would be flat: each says its own.
      posterior.draw({
        ...frame(top / evidence),
        series: [how.veiled ? [] : curve(logEvidence)],
        ...(how.veiled ? {} : tick(top / evidence)),
      })
      area.style.visibility = how.veiled ? 'hidden' : 'visible'
      name.style.visibility = how.veiled ? 'hidden' : 'visible'
      if (how.veiled) readout.veil()
      else readout.show(evidence, formatNumber(evidence))
    },
    rescale(pixelRatio: number) {
      slice.rescale(pixelRatio)
      posterior.rescale(pixelRatio)
    },
    destroy() {
      slice.destroy()
      posterior.destroy()
    },
  }
}

/** A round height within a plot that is `top` high, measured and written at its left edge. */
function tick(top: number) {
  const power = 10 ** Math.floor(Math.log10(top / 2))
  const height = ([5, 2, 1].find(step => step * power <= top / 2) ?? 1) * power
  const [from, to] = [zRange.min, zRange.min + 0.15]
  const below = height - 0.07 * top // A label stands on its point: this one beside it.
  return {
    outlines: [
      {
        points: [
          { x: from, y: 0 },
          { x: from, y: height },
          { x: to, y: height },
        ],
        role: 'guide' as const,
        width: 1.5,
      },
    ],
    labels: [{ x: to + 0.1, y: below, text: formatShort(height, 2), role: 'guide' as const, align: 'left' as const }],
  }
}
