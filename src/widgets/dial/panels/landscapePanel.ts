/** The panel of D_α over mean and standard deviation. */
import { add, addGroup } from '../../../ui/dom/element.ts'
import { createHandles } from '../../../ui/handles/handles.ts'
import { contoursBelow } from '../../../ui/plot/contours.ts'
import type { Mark } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { formatNumber, formatShort } from '../../shared/numbers.ts'
import { placeHandle, placeInLandscape } from '../../shared/placeHandle.ts'
import { multiples, wholeTicks } from '../../shared/ticks.ts'
import { alphaLandscape, groundOf } from '../alphaLandscape.ts'
import { type DialFields, fields } from '../fields.ts'
import type { Dialled } from '../model.ts'

/** Places of the landscape either way: at rest, and while it changes with every frame. */
const across = { resting: 72, dragged: 40 }

/** D_α over (μ, log σ) as contours with every optimum on it, where it is infinite, and q to drag. */
export function landscapePanel(row: HTMLElement, host: Host<DialFields>, size: { width: number; height: number }) {
  const panel = addGroup(row, 'kl-dial-landscape', 'The divergence over mean and standard deviation')
  const plot = createPlot(panel, { ...size, series: [] })
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  const axisName = add(plot.box, 'span', 'kl-axis-name')
  axisName.innerHTML = '<span class="kl-tex"><i>σ</i></span> against <span class="kl-tex"><i>μ</i></span>'
  let ground = groundOf({ family: 'normal', mean: 0, sd: 1 })
  let framed: string | undefined
  let drawn: ReturnType<typeof landscapeAt> | undefined
  /** What the plot shows now: it stays while only q moves. */
  let painted: { ground: typeof ground; drawn: typeof drawn } | undefined

  function landscapeAt(p: State<DialFields>['p'], alpha: number, places: number) {
    const { means, logSds, values, levels, infinite } = alphaLandscape(p, alpha, ground, places)
    return { p, alpha, ground, places, infinite, contours: contoursBelow(values, means, logSds, levels) }
  }

  return {
    plot,
    destroy() {
      handles.destroy()
      plot.destroy()
    },
    paint(
      { p, q, alpha }: State<DialFields>,
      { minima }: Dialled,
      { veiled, dragging }: { veiled: boolean; dragging: boolean },
    ) {
      if (!dragging && framed !== fields.p.format(p)) {
        framed = fields.p.format(p)
        ground = groundOf(p)
      }
      const fresh = drawn?.p === p && drawn.alpha === alpha && drawn.ground === ground
      if (!veiled && !(fresh && (dragging || drawn?.places === across.resting)))
        drawn = landscapeAt(p, alpha, dragging ? across.dragged : across.resting)
      const wanted = veiled ? undefined : drawn
      if (painted?.ground !== ground || painted.drawn !== wanted) {
        painted = { ground, drawn: wanted }
        const { means, logSds } = ground
        plot.draw({
          x: { ...means, ticks: wholeTicks(means) },
          y: { ...logSds, counts: 'log2 of the sd', ticks: multiples(logSds, 1), format: log => formatShort(2 ** log) },
          series: [],
          contours: wanted?.contours ?? [],
          infiniteY: wanted?.infinite ?? [],
          marks: wanted ? minima.map(markOf) : [],
        })
      }
      const dragged = q.family === 'normal' ? q : { mean: 0, sd: 1 }
      const name = 'Q in the landscape: mean; up and down change the standard deviation'
      handles.show([placeHandle(name, dragged, q => host.set({ q }))])
    },
  }
}

function markOf(fit: Dialled['minima'][number]): Mark {
  return { ...placeInLandscape(fit), kind: fit.global ? 'lowest' : 'minimum', text: formatNumber(fit.value) }
}
