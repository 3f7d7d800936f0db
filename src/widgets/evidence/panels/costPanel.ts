/** The panel of what the evidence costs on a grid. */
import { add, writeHtml } from '../../../ui/dom/element.ts'
import type { Handle } from '../../../ui/handles/handle.ts'
import { createHandles } from '../../../ui/handles/handles.ts'
import { createPlot } from '../../../ui/plot/plot.ts'
import type { Host, State } from '../../core/contract.ts'
import { landmarks, logSeconds, mostLatents, sayDuration } from '../gridCost.ts'
import type { Evidence, EvidenceFields } from '../model.ts'

/** What p(x) costs on a grid: a logarithmic ruler of time that ends beyond the age of the universe, with d to drag. */
export function costPanel(root: HTMLElement, host: Host<EvidenceFields>) {
  const words = add(root, 'p', 'kl-cost')
  const plot = createPlot(root, {
    width: Math.min(776, host.width),
    height: 72,
    series: [
      { role: 'answer', width: 6 },
      { role: 'guide', dot: 4, width: 0 },
    ],
  })
  const handles = createHandles(plot, { release: () => host.release(), held: () => {} })
  // On a phone there is no room for a day beside a year: its mark stays.
  const named = landmarks.filter(({ name }) => name !== 'day' || host.width >= 500)

  return {
    paint({ d }: State<EvidenceFields>, _derived: Evidence, { veiled }: { veiled: boolean }) {
      writeHtml(
        words,
        veiled
          ? 'With <i>d</i> latent numbers: 100<sup><i>d</i></sup> grid points, 10⁹ a second'
          : `<b><i>d</i> = ${d}</b>: 100<sup>${d}</sup> = 10<sup>${2 * d}</sup> grid points, 10⁹ a second: <b>${sayDuration(logSeconds(d))}</b>`,
      )
      plot.draw({
        x: {
          min: first - 0.6,
          max: last + 0.4,
          ticks: landmarks.map(({ log }) => log),
          size: 36,
          counts: 'log10 of the seconds',
          format: log => named.find(landmark => landmark.log === log)?.name ?? '',
        },
        y: { min: 0, max: 1, ticks: [], hidden: true },
        outlines: landmarks.map(({ log }) => ({
          points: [0, 0.3].map(y => ({ x: log, y })),
          role: 'guide' as const,
          width: 2.5,
        })),
        series: veiled ? [[], []] : [[first - 0.6, logSeconds(d)].map(x => ({ x, y: 0.5 })), all],
      })
      handles.show(veiled ? [] : [handleOnD(d, host)])
    },
    rescale: (pixelRatio: number) => plot.rescale(pixelRatio),
    destroy() {
      handles.destroy()
      plot.destroy()
    },
  }
}

const [first, last] = [logSeconds(1), logSeconds(mostLatents)]
/** Where every number of latents stands. */
const all = Array.from({ length: mostLatents }, (_, i) => ({ x: logSeconds(i + 1), y: 0.5 }))

function handleOnD(d: number, host: Host<EvidenceFields>): Handle {
  const at = logSeconds(d)
  const become = (value: number) => host.set({ d: Math.min(mostLatents, Math.max(1, Math.round(value))) })
  return {
    id: 'd',
    role: 'p',
    name: 'd: how many latent numbers',
    value: d,
    min: 1,
    max: mostLatents,
    step: 1,
    valueText: `${d}: ${sayDuration(at)}`,
    x: at,
    y: 0.5,
    drag: to => become(1 + (to.x - first) / (logSeconds(2) - first)),
    become,
  }
}
