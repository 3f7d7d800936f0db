import type { FigureRegistry } from '../figures/figureRegistry.ts'
import { createHelp } from '../keyboard/help.ts'
import type { Keys } from '../keyboard/keys.ts'
import type { Key } from '../keyboard/keyTable.ts'
import { openPanel } from '../page/panel.ts'
import { holdSwipes } from '../slides/slideDom.ts'
import type { Slides } from '../slides/slides.ts'
import { createInk, type Ink } from './ink.ts'
import { createLaser } from './laser.ts'
import { createPen } from './pen.ts'
import { createRehearsal } from './rehearse.ts'
import { inkRoles } from './strokes.ts'
import { createZoom } from './zoom.ts'

/** What a speaker has at hand beside the slides: pen and laser, zoom, rehearsal, the list of keys. */
export interface Tools {
  ink: Ink
  /** Takes the figures, once they are there. */
  take(registry: FigureRegistry): void
}

export function layOutTools(slides: Slides, keys: Keys): Tools {
  let registry: FigureRegistry | undefined
  const ink = createInk(slides.element)
  // While something is pointed at or drawn, a finger's movement is not a swipe.
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
  const zoom = createZoom(slides, () => registry?.rescale())
  const help = createHelp(keys.table)
  const rehearsal = createRehearsal(slides)
  slides.on('turn', () => {
    ink.clear()
    openPanel()?.close()
  })

  const pointing = { group: 'Pointing and drawing', reach: 'control', once: true } as const
  const helping = { group: 'Helping yourself', reach: 'control', once: true } as const
  const own: Key[] = [
    {
      group: 'Helping yourself',
      keys: ['Escape'],
      says: '',
      reach: 'always',
      when: () => openPanel() !== undefined,
      act: () => openPanel()?.close(),
    },
    {
      ...pointing,
      keys: ['Escape'],
      says: '',
      when: () => pen.out || laser.on,
      act: () => {
        pen.put(true)
        laser.off()
      },
    },
    {
      group: 'In a figure',
      keys: ['z'],
      says: 'As large as the slide, and back; or a double click',
      reach: 'control',
      once: true,
      act: zoom.toggle,
    },
    {
      group: 'In a figure',
      keys: ['Escape'],
      says: '',
      reach: 'control',
      when: () => zoom.figure !== undefined,
      act: () => zoom.to(undefined),
    },
    {
      group: 'In a figure',
      keys: ['r'],
      says: 'Undo a drag: back to the state of the step',
      reach: 'control',
      once: true,
      act: () => resetFigures(slides, registry),
    },
    {
      ...pointing,
      keys: ['l'],
      says: 'Laser pointer on and off, or while held',
      act: laser.press,
      release: laser.release,
    },
    { ...pointing, keys: ['d'], says: 'Draw with the pen, and put it away', act: pen.toggle },
    {
      ...pointing,
      keys: inkRoles.map((_, i) => String(i + 1)),
      says: 'With the pen: its colours',
      when: () => pen.out,
      act: ({ key }) => pen.take(inkRoles[Number(key) - 1] ?? 'ink'),
    },
    {
      ...pointing,
      keys: ['Backspace'],
      says: 'With the pen: take back the last stroke',
      reach: 'deck',
      once: false,
      when: () => pen.out,
      act: () => ink.undo(),
    },
    { ...pointing, keys: ['c'], says: 'Clear what was drawn (the next slide does, too)', act: () => ink.clear() },
    { ...helping, keys: ['m'], says: 'Rehearse: minutes per slide against a target', act: rehearsal.press },
    { ...helping, keys: ['?'], says: 'This list', reach: 'list', act: help.toggle },
  ]
  keys.add(own)
  return {
    ink,
    take(living) {
      registry = living
    },
  }
}

/** The figure with the focus, or all of the slide. */
function resetFigures({ current }: Slides, registry: FigureRegistry | undefined): void {
  const here = [...(registry?.figures.values() ?? [])].filter(({ element }) => current?.contains(element))
  const focused = here.filter(({ element }) => element.contains(document.activeElement))
  for (const figure of focused.length > 0 ? focused : here) figure.reset()
}
