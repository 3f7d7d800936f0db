/** The view of the plane: its panels put together. */
import { createSwitch } from '../../ui/dom/controls.ts'
import { add } from '../../ui/dom/element.ts'
import { createStrip } from '../../ui/dom/strip.ts'
import type { Host, State, View } from '../core/contract.ts'
import { changeAtOnce, presetChange } from '../core/presets.ts'
import { liveMinima } from './liveMinima.ts'
import { type EllipseFields, type Ellipses, ellipse } from './model.ts'
import { numbersPanel } from './panels/numbersPanel.ts'
import { planePanel } from './panels/planePanel.ts'

type Seen = State<EllipseFields>

/** The plane with its shadows on the left; the numbers on the right. */
export const view: View<EllipseFields, Ellipses> = (root, host) => {
  root.classList.add('kl-ellipse')
  const row = add(root, 'div', 'kl-plane2-row')
  const live = liveMinima(() => performance.now())
  let last: Parameters<typeof numbers.paint> | undefined
  const plane = planePanel(row, host, id => {
    if (last) numbers.paint(last[0], last[1], last[2], id)
    held = id
  })
  let held: string | undefined
  const numbers = numbersPanel(row)
  const strip = host.controls ? controlStrip(root, host) : undefined
  return {
    paint(state, derived, how) {
      const { forward, klPq, klQp } = derived
      const shown = { forward, klPq, klQp, ...live(state, how.dragging) }
      last = [state, shown, how, held]
      plane.paint(state, shown, how)
      numbers.paint(...last)
      strip?.(state)
    },
    rescale(pixelRatio) {
      for (const plot of plane.plots) plot.rescale(pixelRatio)
    },
    destroy() {
      plane.destroy()
      root.replaceChildren()
      root.classList.remove('kl-ellipse')
    },
  }
}

function controlStrip(root: HTMLElement, host: Host<EllipseFields>) {
  let state: Seen | undefined
  const change = changeAtOnce(host)
  const family = createSwitch(
    'Family of Q',
    [
      { value: 'yes', label: 'Q factorised', title: 'Q: a normal whose coordinates are independent' },
      { value: 'no', label: 'Q any normal', title: 'Q: any normal of the plane' },
    ],
    value => change({ factorised: ellipse.fields.factorised.parse(value) }),
  )
  const strip = createStrip(root, {
    before: [family.element],
    examples: ellipse.presets.map(({ name }) => name),
    example: name => change(state && presetChange(ellipse, state, name)),
    unit: name => change({ unit: ellipse.fields.unit.parse(name) }),
    reset: () => host.reset(),
  })
  return (next: Seen) => {
    state = next
    family.show(next.factorised)
    strip.show(next.unit, () => ellipse.python(next))
  }
}
