/**
 * A plot in the deck's look: axes, and within them series by role, direct labels, landscapes, infinite bands. Crisp at any
 * slide scale; redrawn as vectors when printed; what stays in a drag is drawn once.
 */
import type { Point } from '../../geometry/point.ts'
import { drawBasins, layOutBasins } from './basins.ts'
import { type AxesChart, createChart, createCopy } from './chart.ts'
import { drawContours } from './drawContours.ts'
import { type Axis, type PlotFrame, plainNumber, type SeriesStyle } from './frame.ts'
import { drawInfiniteX, drawInfiniteY } from './infiniteBand.ts'
import { drawLabels } from './labels.ts'
import { createLayers, type Layer } from './layers.ts'
import { drawOutlines, drawSeries, drawStrokes, fillSeries } from './lines.ts'
import { drawMarks } from './marks.ts'
import { type Palette, palette } from './palette.ts'
import type { Sheet } from './sheet.ts'

export interface Plot {
  /** The box of the plot: canvas below, room for handles above. */
  box: HTMLElement
  /** Its size in design pixels. */
  width: number
  height: number
  draw(frame: PlotFrame): void
  /** Design pixels of a point of the plot. */
  toPixel(point: Point): Point
  /** The point of the plot at design pixels. */
  fromPixel(pixel: Point): Point
  rescale(pixelRatio: number): void
  /** What is drawn now, and how each series looks. */
  shown(): { frame: PlotFrame; series: readonly SeriesStyle[] }
  /** Draws the plot once more, on another canvas or what passes for one, in the colours that its box has now. */
  drawOn(canvas: HTMLCanvasElement, pixelRatio?: number): void
  destroy(): void
}

const plots = new WeakMap<Element, Plot>()

/** The plot that is drawn on a canvas of the page. */
export function plotOn(canvas: Element): Plot | undefined {
  return plots.get(canvas)
}

export interface PlotOptions {
  /** In design pixels. */
  width: number
  height: number
  series: readonly SeriesStyle[]
}

export function createPlot(parent: HTMLElement, { width, height, series }: PlotOptions): Plot {
  const { box, canvas } = addCanvas(parent, width, height)
  let frame: PlotFrame = { x: { min: 0, max: 1, ticks: [] }, y: { min: 0, max: 1, ticks: [] }, series: [] }
  let axes = ''
  let colours = palette(box)
  const parts = { width, height, axes: () => frame, colours: () => colours }
  const chart = createChart(canvas, parts)
  const layers = createLayers(chart.ctx)
  const layersOn = (on: Ground) => layersOf(frame, { series, axes, colours, sheet: on.sheet(), drawAxes: on.drawAxes })
  const redraw = () => {
    layers.forget()
    layers.draw(layersOn(chart))
  }
  const stopListening = listen(canvas, {
    theme() {
      colours = palette(box)
      chart.restyle()
      redraw()
    },
    print: () => layers.drawAll(layersOn(chart)),
    fonts() {
      chart.layOut()
      redraw()
    },
  })
  const plot: Plot = {
    box,
    width,
    height,
    draw(next) {
      frame = next
      const wanted = written(next.x) + written(next.y)
      if (wanted !== axes) {
        axes = wanted
        chart.layOut()
      }
      layers.draw(layersOn(chart))
    },
    toPixel: chart.toPixel,
    fromPixel: chart.fromPixel,
    rescale(pixelRatio) {
      chart.rescale(pixelRatio)
      redraw()
    },
    shown: () => ({ frame, series }),
    drawOn(other, pixelRatio = 1) {
      const before = colours
      colours = palette(box)
      for (const layer of layersOn(createCopy(other, parts, pixelRatio))) layer.draw()
      colours = before
    },
    destroy() {
      stopListening()
      chart.destroy()
      box.remove()
    },
  }
  plots.set(canvas, plot)
  return plot
}

/** Tells what changes around a plot, the fonts once; returns what ends that. */
function listen(canvas: HTMLCanvasElement, on: Readonly<Record<'theme' | 'print' | 'fonts', () => void>>): () => void {
  document.addEventListener('deck:theme', on.theme)
  addEventListener('beforeprint', on.print)
  void document.fonts.ready.then(() => {
    if (canvas.isConnected) on.fonts()
  })
  return () => {
    document.removeEventListener('deck:theme', on.theme)
    removeEventListener('beforeprint', on.print)
  }
}

function addCanvas(parent: HTMLElement, width: number, height: number) {
  const box = document.createElement('div')
  box.className = 'kl-plot'
  box.style.width = `${width}px`
  box.style.height = `${height}px`
  const canvas = document.createElement('canvas')
  canvas.ariaHidden = 'true'
  box.append(canvas)
  parent.append(box)
  return { box, canvas }
}

/** A chart of the page, or a copy of it: what layers are drawn on. */
type Ground = Pick<AxesChart, 'drawAxes' | 'sheet'>

/** What a frame is drawn with, beside its own data. `axes` says in words how they are laid out. */
interface Drawing {
  series: readonly SeriesStyle[]
  axes: string
  colours: Palette
  sheet: Sheet
  drawAxes(): void
}

/** A frame as layers, from the bottom up, on a chart that has been laid out for it. */
function layersOf(frame: PlotFrame, { series, axes, colours, sheet, drawAxes }: Drawing): Layer[] {
  const { contours = [], infiniteY = [], basins, strokes = [], outlines = [], marks = [], labels = [] } = frame
  const laid = basins && layOutBasins(sheet, basins)
  return [
    { of: [axes, colours], draw: drawAxes },
    {
      of: [contours, infiniteY],
      draw() {
        drawContours(sheet, contours, colours)
        drawInfiniteY(sheet, infiniteY, colours)
      },
    },
    {
      of: [basins?.lines, laid?.sides.map(({ near }) => near).join()],
      draw: () => laid && drawBasins(sheet, laid, colours),
    },
    {
      of: [frame.series, frame.infiniteX, strokes, outlines, marks, labels],
      draw() {
        for (const [index, style] of series.entries()) fillSeries(sheet, frame.series[index] ?? [], style, colours)
        drawInfiniteX(sheet, frame, colours)
        drawStrokes(sheet, strokes, colours)
        // The first series stands on top.
        for (const [index, style] of [...series.entries()].reverse())
          drawSeries(sheet, frame.series[index] ?? [], style, colours)
        drawOutlines(sheet, outlines, colours)
        drawMarks(sheet, marks, colours)
        drawLabels(sheet, labels, colours)
      },
    },
  ]
}

/** An axis as text: two that read the same look the same. */
function written({ min, max, ticks, format = plainNumber, hidden, size }: Axis): string {
  return `${min} ${max} ${hidden === true} ${size} ${ticks.map(tick => `${tick}:${format(tick)}`).join(' ')};`
}
