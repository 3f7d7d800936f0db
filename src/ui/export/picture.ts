/**
 * A figure as it stands on the page, as a list of things to draw: plots, shapes, words, each where it is. What serves to
 * change it (handles, controls, code) is left out.
 */
import type { Box } from '../../geometry/box.ts'
import { plotOn } from '../plot/plot.ts'
import type { Picture, Piece, Run } from './pieces.ts'
import { edgesOf, shapesOf } from './shapes.ts'
import { runsOf } from './words.ts'

const controls = '.kl-strip, .kl-control, .kl-handle, .kl-code'
const margin = 12

/** Runs `draw` while the figure is light, on white, whatever the theme: nothing of it reaches the screen. */
export function onWhite<T>(root: HTMLElement, draw: () => T): T {
  root.classList.add('kl-saved')
  try {
    return draw()
  } finally {
    root.classList.remove('kl-saved')
  }
}

/** The picture of what is mounted in `root`, in the colours it has now. */
export function pictureOf(root: HTMLElement): Picture {
  const origin = root.getBoundingClientRect()
  const scale = origin.width / root.offsetWidth || 1
  const place = ({ left, top, width, height }: DOMRect): Box => ({
    left: (left - origin.left) / scale,
    top: (top - origin.top) / scale,
    width: width / scale,
    height: height / scale,
  })
  const pieces: Piece[] = []
  const seen = { left: 0, top: 0, right: root.offsetWidth, bottom: 0 }
  let block: { of: Element; runs: Run[] } | undefined
  for (const node of root.childNodes) visit(node, root)
  return {
    left: seen.left - margin,
    top: seen.top - margin,
    width: seen.right - seen.left + 2 * margin,
    height: seen.bottom - seen.top + 2 * margin,
    pieces,
  }

  function visit(node: Node, parent: Element): void {
    if (node instanceof Text) addWords(node, parent)
    if (!(node instanceof Element) || node.matches(controls) || !node.checkVisibility({ visibilityProperty: true }))
      return
    const box = place(node.getBoundingClientRect())
    const plot = plotOn(node)
    if (plot) {
      pieces.push({ kind: 'plot', plot, panel: panelAround(node, root), x: box.left, y: box.top })
      reach(box)
    } else if (node instanceof SVGSVGElement) {
      pieces.push(...shapesOf(node, box))
      reach(box)
    } else {
      const edges = edgesOf(node, box)
      if (edges.length > 0) reach(box)
      pieces.push(...edges.map(shape => ({ kind: 'shape' as const, shape })))
      for (const child of node.childNodes) visit(child, node)
    }
  }

  function addWords(node: Text, parent: Element): void {
    const runs = runsOf(node, parent, place)
    if (runs.length === 0) return
    for (const { x, y, width, size } of runs) reach({ left: x, top: y - size, width, height: 1.3 * size })
    const of = blockAround(parent)
    if (block?.of !== of) {
      block = { of, runs: [] }
      pieces.push({ kind: 'words', runs: block.runs })
    }
    block.runs.push(...runs)
  }

  function reach({ left, top, width, height }: Box): void {
    seen.left = Math.min(seen.left, left)
    seen.top = Math.min(seen.top, top)
    seen.right = Math.max(seen.right, left + width)
    seen.bottom = Math.max(seen.bottom, top + height)
  }
}

/** The name of the panel around it. */
function panelAround(element: Element, root: Element): string {
  const group = element.closest('[role="group"][aria-label]')
  return group && root.contains(group) && group !== root ? (group.ariaLabel ?? '') : ''
}

function blockAround(element: Element): Element {
  let around = element
  while (around.parentElement && getComputedStyle(around).display.startsWith('inline')) around = around.parentElement
  return around
}
