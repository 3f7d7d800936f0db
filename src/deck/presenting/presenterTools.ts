/** Lays out what a speaker has at hand beside the slides, with its keys. */
import type { FigureRegistry } from '../figures/figureRegistry.ts'
import { createHelp } from '../keyboard/help.ts'
import type { Keyboard } from '../keyboard/keyboard.ts'
import { closePanel, openPanel } from '../page/panel.ts'
import { holdSwipes } from '../slides/slideDom.ts'
import type { Slides } from '../slides/slides.ts'
import { createInk, type Ink, type OwnInk } from './ink.ts'
import { createLaser, type Laser } from './laser.ts'
import { createPen, type Pen } from './pen.ts'
import { createRehearsal } from './rehearse.ts'
import { inkRoles } from './strokes.ts'
import { createZoom, type Zoom } from './zoom.ts'

/** What a speaker has at hand beside the slides: pen and laser, zoom, rehearsal, the list of keys. */
export interface PresenterTools {
  ink: Ink
  /** Takes the figures, once they are there. */
  take(registry: FigureRegistry): void
}

export function createPresenterTools(slides: Slides, keyboard: Keyboard): PresenterTools {
  let registry: FigureRegistry | undefined
  const ink = createInk(slides.element)
  const pointers = createPointers(slides, ink)
  const zoom = createZoom(slides, () => registry?.rescale())
  slides.on('turn', () => {
    ink.clear()
    openPanel()?.close()
  })
  bindPointers(keyboard, ink, pointers)
  bindZoom(keyboard, zoom)
  keyboard.bind({
    resetFigure: () => resetFigures(slides, registry),
    rehearse: createRehearsal(slides).press,
    help: createHelp(keyboard).toggle,
    closePanel,
  })
  return {
    ink,
    take(living) {
      registry = living
    },
  }
}

interface Pointers {
  laser: Laser
  pen: Pen
}

/** Laser and pen, of which one is out at most; while one is, a finger's movement is not a swipe. */
function createPointers(slides: Slides, ink: OwnInk): Pointers {
  const hold = () => holdSwipes(slides.frame, pen.out || laser.on)
  const laser = createLaser(ink, on => {
    document.documentElement.classList.toggle('kl-pointing', on)
    if (on) pen.put(true)
    hold()
  })
  const pen = createPen(ink, out => {
    if (out) laser.off()
    hold()
  })
  return { laser, pen }
}

function bindPointers(keyboard: Keyboard, ink: OwnInk, { laser, pen }: Pointers): void {
  const withPen = () => pen.out
  keyboard.bind({
    laser: { act: laser.press, release: laser.release },
    pen: pen.toggle,
    penColour: { when: withPen, act: ({ key }) => pen.take(inkRoles[Number(key) - 1] ?? 'ink') },
    undoStroke: { when: withPen, act: ink.undo },
    clearInk: ink.clear,
    putAway: {
      when: () => pen.out || laser.on,
      act() {
        pen.put(true)
        laser.off()
      },
    },
  })
}

function bindZoom(keyboard: Keyboard, zoom: Zoom): void {
  keyboard.bind({
    zoom: zoom.toggle,
    leaveZoom: { when: () => zoom.figure !== undefined, act: () => zoom.to(undefined) },
  })
}

/** The figure with the focus, or all of the slide. */
function resetFigures({ current }: Slides, registry: FigureRegistry | undefined): void {
  const here = [...(registry?.figures.values() ?? [])].filter(({ element }) => current?.contains(element))
  const focused = here.filter(({ element }) => element.contains(document.activeElement))
  for (const figure of focused.length > 0 ? focused : here) figure.reset()
}
