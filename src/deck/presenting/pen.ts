import type { Point } from '../../geometry/point.ts'
import { holdSwipes } from '../slides/slideDom.ts'
import type { OwnInk } from './ink.ts'
import { type InkRole, inkRoles, type Stroke } from './strokes.ts'

/** Freehand drawing over the slide: while the pen is out, a press draws instead of dragging or swiping. */
export interface Pen {
  readonly out: boolean
  toggle(): void
  put(away: boolean): void
  take(role: InkRole): void
}

const penNames: Record<InkRole, string> = { ink: 'Ink', p: 'Blue, as P', q: 'Orange, as Q', answer: 'Violet' }

/** The pen, with its colours in a small bar. `whenOut` hears whether it is out. */
export function createPen(ink: OwnInk, whenOut: (out: boolean) => void): Pen {
  const bar = document.createElement('div')
  bar.className = 'kl-pen-bar'
  bar.role = 'toolbar'
  bar.ariaLabel = 'Pen'
  holdSwipes(bar)
  const colours = inkRoles.map((role, i) => {
    const colour = button('', `${penNames[role]} (${i + 1})`, () => take(role))
    colour.dataset.role = role
    return colour
  })
  bar.append(
    ...colours,
    button('↶', 'Take back the last stroke', () => ink.undo()),
    button('Clear', 'Clear the slide (C)', () => ink.clear()),
    button('×', 'Put the pen away (D)', () => put(true)),
  )
  let role: InkRole = 'q'
  let out = false
  let drawing: number | undefined

  function take(next: InkRole): void {
    role = next
    for (const colour of colours) colour.ariaPressed = String(colour.dataset.role === role)
  }

  function put(away: boolean): void {
    if (out === !away) return
    out = !away
    drawing = undefined
    ink.sheet.classList.toggle('kl-drawing', out)
    if (out) document.body.append(bar)
    else bar.remove()
    whenOut(out)
  }

  const points = (event: PointerEvent): Point[] => {
    const parts = event.getCoalescedEvents?.() ?? []
    return (parts.length > 0 ? parts : [event]).map(part => ink.toSlide(part))
  }
  ink.sheet.addEventListener('pointerdown', event => {
    event.stopPropagation()
    if (!out || drawing !== undefined || event.button !== 0) return
    event.preventDefault()
    drawing = event.pointerId
    ink.sheet.setPointerCapture(event.pointerId)
    const stroke: Stroke = { role, points: [ink.toSlide(event)] }
    ink.begin(stroke)
  })
  ink.sheet.addEventListener('pointermove', event => {
    event.stopPropagation()
    if (event.pointerId === drawing) ink.extend(points(event))
  })
  for (const end of ['pointerup', 'pointercancel'] as const)
    ink.sheet.addEventListener(end, event => {
      event.stopPropagation()
      if (event.pointerId === drawing) drawing = undefined
    })
  take(role)

  return {
    get out() {
      return out
    },
    toggle: () => put(out),
    put,
    take,
  }
}

function button(text: string, name: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text
  element.title = name
  element.ariaLabel = name
  element.onclick = act
  return element
}
