import { createPlot } from '../../ui/chart.ts'
import { add } from '../../ui/element.ts'
import { createHandles } from '../../ui/handles.ts'
import type { Host, State } from '../contract.ts'
import { formatShort } from '../numbers.ts'
import type { ElboFields } from './model.ts'

/** What was observed, to drag, and the law it came by. */
export function dataPanel(root: HTMLElement, host: Host<ElboFields>) {
  const law = add(root, 'p', 'kl-elbo-law')
  const plot = createPlot(root, { width: 340, height: 50, series: [] })
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  return {
    rescale: (pixelRatio: number) => plot.rescale(pixelRatio),
    destroy() {
      handles.destroy()
      plot.destroy()
    },
    paint({ x, s, model }: State<ElboFields>) {
      const mean = model === 'square' ? '<i>z</i>²' : '<i>z</i><sub>1</sub> <i>z</i><sub>2</sub>'
      law.innerHTML = `<span class="kl-tex"><i>x</i> = ${mean} + ${formatShort(s)} <i>ε</i></span>, observed: <b>${formatShort(x)}</b>`
      plot.draw({
        x: { min: -2.3, max: 6.3, ticks: [-2, 0, 2, 4, 6], size: 30 },
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
