/** The panel of the curves: loss and divergence, or the running sum. */
import { add, addGroup, writeText } from '../../../ui/dom/element.ts'
import { createReadout } from '../../../ui/dom/readout.ts'
import type { Axis, PlotFrame } from '../../../ui/plot/frame.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { State } from '../../core/contract.ts'
import type { Range } from '../../shared/curves.ts'
import { inUnit } from '../../shared/numbers.ts'
import type { LikelihoodFields } from '../fields.ts'
import type { Likelihood } from '../likelihood.ts'
import { formatTerm } from '../written.ts'
import { type Extents, lossFrame } from './lossFrame.ts'
import { runningFrame } from './runningFrame.ts'

type Seen = State<LikelihoodFields>
type How = { veiled: boolean; dragging: boolean }

/** NLL and forward KL side by side as one parameter moves, a constant apart; or the running sum of log(q/p). */
export function curvesPanel(parent: HTMLElement, width: number) {
  const panel = addGroup(parent, 'kl-losses', 'negative log-likelihood and forward divergence')
  const line = add(panel, 'p', 'kl-equation')
  line.innerHTML = '<span class="kl-tex"><i>D</i><sub>KL</sub>(<i data-role="p">P</i>‖<i data-role="q">Q</i>) = </span>'
  const readout = createReadout('kl-pq')
  const unit = document.createElement('span')
  unit.className = 'kl-unit'
  line.append(readout.element, unit)
  const plot = createPlot(panel, {
    width,
    height: 172,
    series: [
      // The first is drawn last, on top.
      { role: 'q', width: 0, dot: 6 },
      { role: 'guide', width: 2 },
      { role: 'ratio', width: 3 },
      { role: 'weight', width: 2 },
      { role: 'product', width: 3 },
    ],
  })
  let view = ''
  let extents: Extents = { x: { min: -5, max: 5 }, y: { min: 0, max: 4 } }

  return {
    plot,
    destroy: () => plot.destroy(),
    paint(state: Seen, derived: Likelihood, how: How) {
      writeText(unit, state.unit)
      if (how.veiled) readout.veil()
      else readout.show(derived.klPq, formatTerm(inUnit(derived.klPq, state.unit)))
      const kept = how.dragging && view === state.view ? extents : undefined
      view = state.view
      const frame = how.veiled ? emptyFrame(extents) : frameOf(state, derived, kept)
      if (!kept) extents = { x: extentOf(frame.x), y: extentOf(frame.y) }
      plot.draw(frame)
    },
  }
}

function frameOf(state: Seen, derived: Likelihood, kept: Extents | undefined): PlotFrame {
  return state.view === 'running' ? runningFrame(state, derived, kept) : lossFrame(state, derived, state.view, kept)
}

/** The axes alone, while the answer is asked for. */
function emptyFrame({ x, y }: Extents): PlotFrame {
  return { x: { ...x, ticks: [] }, y: { ...y, ticks: [] }, series: [[], [], [], [], []], labels: [] }
}

function extentOf({ min, max }: Axis): Range {
  return { min, max }
}
