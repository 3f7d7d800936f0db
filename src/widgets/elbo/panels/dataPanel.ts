/** The panel of what was observed, to be dragged. */
import { add, writeHtml } from '../../../ui/dom/element.ts'
import { createHandles } from '../../../ui/handles/handles.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { formatShort } from '../../shared/numbers.ts'
import type { ElboFields } from '../model.ts'

/** What was observed, to drag, and the law it came by. */
export function dataPanel(root: HTMLElement, host: Host<ElboFields>) {
  const row = add(root, 'div', 'kl-elbo-data')
  const law = add(row, 'p', 'kl-tex')
  const plot = createPlot(row, { width: 200, height: 52, series: [] })
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  return {
    rescale: (pixelRatio: number) => plot.rescale(pixelRatio),
    destroy() {
      handles.destroy()
      plot.destroy()
    },
    paint({ x, s, model }: State<ElboFields>) {
      const mean = model === 'square' ? '<i>z</i>²' : '<i>z</i><sub>1</sub> <i>z</i><sub>2</sub>'
      writeHtml(law, `<i>x</i> = ${mean} + ${formatShort(s)} <i>ε</i><br>seen: <i>x</i> = ${formatShort(x)}`)
      plot.draw({
        x: { min: -2.4, max: 6.4, ticks: [-2, 0, 2, 4, 6], size: 30 },
        y: { min: 0, max: 1, ticks: [], hidden: true },
        series: [],
      })
      const become = (value: number) => host.set({ x: Math.min(6, Math.max(-2, value)) })
      handles.show([
        {
          id: 'x',
          role: 'p',
          name: 'x: what was observed',
          value: x,
          min: -2,
          max: 6,
          valueText: formatShort(x),
          x,
          y: 0,
          drag: to => become(Number(to.x.toFixed(2))),
          become,
        },
      ])
    },
  }
}
