/** The pen: freehand drawing over the slide, and the bar of its colours. */
import type { Point } from '../../geometry/point.ts'
import { createButton, pressButton } from '../../ui/dom/buttons.ts'
import { holdSwipes } from '../slides/slideDom.ts'
import type { OwnInk } from './ink.ts'
import { type InkRole, inkRoles } from './strokes.ts'

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
  const bar = createPenBar({ take, undo: () => ink.undo(), clear: () => ink.clear(), putAway: () => put(true) })
  let role: InkRole = 'q'
  let out = false
  const end = drawOn(ink, () => (out ? role : undefined))

  function take(next: InkRole): void {
    role = next
    bar.mark(role)
  }

  function put(away: boolean): void {
    if (out === !away) return
    out = !away
    end()
    ink.sheet.classList.toggle('kl-drawing', out)
    if (out) document.body.append(bar.element)
    else bar.element.remove()
    whenOut(out)
  }

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

/** Draws with one pointer at a time, while `roleNow` says in which colour. Returns what ends a stroke. */
function drawOn({ sheet, begin, extend, toSlide }: OwnInk, roleNow: () => InkRole | undefined): () => void {
  let drawing: number | undefined
  const points = (event: PointerEvent): Point[] => {
    const parts = event.getCoalescedEvents?.() ?? []
    return (parts.length > 0 ? parts : [event]).map(toSlide)
  }
  sheet.addEventListener('pointerdown', event => {
    event.stopPropagation()
    const role = roleNow()
    if (role === undefined || drawing !== undefined || event.button !== 0) return
    event.preventDefault()
    drawing = event.pointerId
    sheet.setPointerCapture(event.pointerId)
    begin({ role, points: [toSlide(event)] })
  })
  sheet.addEventListener('pointermove', event => {
    event.stopPropagation()
    if (event.pointerId === drawing) extend(points(event))
  })
  for (const end of ['pointerup', 'pointercancel'] as const)
    sheet.addEventListener(end, event => {
      event.stopPropagation()
      if (event.pointerId === drawing) drawing = undefined
    })
  return () => {
    drawing = undefined
  }
}

interface PenActs {
  take(role: InkRole): void
  undo(): void
  clear(): void
  putAway(): void
}

/** The colours and what else the pen can do, as buttons. */
function createPenBar({ take, undo, clear, putAway }: PenActs) {
  const element = document.createElement('div')
  element.className = 'kl-pen-bar'
  element.role = 'toolbar'
  element.ariaLabel = 'Pen'
  holdSwipes(element)
  const button = (text: string, name: string, act: () => void) => createButton({ text, name, title: name }, act)
  const colours = inkRoles.map((role, i) => {
    const colour = button('', `${penNames[role]} (${i + 1})`, () => take(role))
    colour.dataset.role = role
    return colour
  })
  element.append(
    ...colours,
    button('↶', 'Take back the last stroke', undo),
    button('Clear', 'Clear the slide (C)', clear),
    button('×', 'Put the pen away (D)', putAway),
  )
  return {
    element,
    mark(role: InkRole): void {
      for (const colour of colours) pressButton(colour, colour.dataset.role === role)
    },
  }
}
