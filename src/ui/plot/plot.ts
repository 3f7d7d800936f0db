/**
 * Plots in the deck's look. The one file that knows Chart.js, which lays out and draws the axes with few ticks; all within
 * them is drawn here: series by role, direct labels, landscapes, infinite bands. Crisp at any slide scale; redrawn as
 * vectors when printed; what stays in a drag is drawn once.
 */
import { BasicPlatform, Chart, type ChartConfiguration, type ChartOptions, LinearScale, type Scale } from 'chart.js'
import { drawBasins, layOutBasins } from './basins.ts'
import type { Contour } from './contours.ts'
import { drawForbidden } from './infiniteBand.ts'
import { createLayers, type Layer } from './layers.ts'
import { drawInfinite, drawLabels, drawMarks, fill, fillContours, labelSize, type Sheet, textFamily } from './marks.ts'
import { drawOutlines, type Outline } from './outlines.ts'
import { palette, type Role } from './palette.ts'
import { drawSeries } from './series.ts'
import { drawStrokes } from './strokes.ts'

Chart.register(LinearScale)

export interface Point {
  x: number
  y: number
}

export interface Axis {
  min: number
  max: number
  ticks: readonly number[]
  format?: (value: number) => string
  /** What its numbers are, where they are not what the ticks say: “log2 of the sd”. */
  counts?: string
  hidden?: boolean
  /** How wide a y-axis or how high an x-axis is, in design pixels: where the area within must not change. */
  size?: number
}

/** How a series looks: a line of its role's colour, perhaps filled to zero, by one colour or by the value's sign. */
export interface SeriesStyle {
  role: Role
  width?: number
  fill?: 'plain' | 'signed'
  dot?: number
}

/** A line beside the series, its points in any order: a plot may have as many as it likes. */
export interface Stroke {
  role: Role
  width: number
  points: readonly Point[]
}

export interface Label {
  x: number
  y: number
  text: string
  role: Role
  align?: 'left' | 'center' | 'right'
  italic?: boolean
}

/** A stretch of the abscissa on which the integrand is infinite. */
export interface InfiniteBand {
  from: number
  to: number
}

/** A stretch of the ordinate in which a landscape is infinite. */
export interface ForbiddenBand {
  from: number
  to: number
}

/** A point of interest on a landscape: a minimum (filled if it is the lowest), or a saddle. */
export interface Mark extends Point {
  kind: 'lowest' | 'minimum' | 'saddle'
  text?: string
  /** On which side the text stands: to the right, unless the plot ends there. */
  side?: 'left' | 'right'
}

export interface PlotFrame {
  x: Axis
  y: Axis
  series: readonly (readonly Point[])[]
  /** Below the series, the first at the bottom. */
  strokes?: readonly Stroke[]
  labels?: readonly Label[]
  infinite?: readonly InfiniteBand[]
  /** Filled contours below everything else, the highest level first. */
  contours?: readonly Contour[]
  /** Where the landscape is infinite: hatched, with ∞. */
  forbidden?: readonly ForbiddenBand[]
  /** On a landscape: the lines that part its basins, and the basin around a point. */
  basins?: Basins
  /** Lines of any shape, closed ones too. */
  outlines?: readonly Outline[]
  marks?: readonly Mark[]
}

export interface Basins {
  lines: readonly (readonly Point[])[]
  around: Point
}

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

export function createPlot(
  parent: HTMLElement,
  { width, height, series }: { width: number; height: number; series: readonly SeriesStyle[] },
): Plot {
  const box = document.createElement('div')
  box.className = 'kl-plot'
  box.style.width = `${width}px`
  box.style.height = `${height}px`
  const canvas = document.createElement('canvas')
  canvas.ariaHidden = 'true'
  box.append(canvas)
  parent.append(box)

  let frame: PlotFrame = { x: { min: 0, max: 1, ticks: [] }, y: { min: 0, max: 1, ticks: [] }, series: [] }
  let axes = ''
  let colours = palette(box)
  /** The library draws when it is told to, as the lowest layer, and not whenever it has laid something out. */
  let drawingAxes = false

  const settings = (): ChartConfiguration => ({
    type: 'line',
    data: { datasets: [] },
    options: {
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      devicePixelRatio: 1,
      layout: { padding: { top: 6, right: 10, left: 10, bottom: 0 } },
      scales: { x: axisOptions('x'), y: axisOptions('y') },
    },
    plugins: [
      {
        id: 'kl-ground',
        // On paper an unpainted canvas is white, whatever the ground.
        beforeDraw({ ctx }) {
          if (!drawingAxes) return false
          ctx.fillStyle = colours.ground
          ctx.fillRect(0, 0, width, height)
          return true
        },
      },
    ],
  })
  const chart = new Chart(canvas, settings())
  chart.resize(width, height)
  const layers = createLayers(chart.ctx)

  /** The frame as layers on a chart that has been laid out for it. */
  function layersOn(chart: Chart): Layer[] {
    const { contours = [], forbidden = [], basins, strokes = [], outlines = [], marks = [], labels = [] } = frame
    const sheet = sheetOf(chart)
    const laid = basins && layOutBasins(sheet, basins)
    return [
      { of: [axes, colours], draw: () => drawAxes(chart) },
      {
        of: [contours, forbidden],
        draw() {
          fillContours(sheet, contours, colours)
          drawForbidden(sheet, forbidden, colours)
        },
      },
      {
        of: [basins?.lines, laid?.sides.map(({ near }) => near).join()],
        draw: () => laid && drawBasins(sheet, laid, colours),
      },
      {
        of: [frame.series, frame.infinite, strokes, outlines, marks, labels],
        draw() {
          for (const [index, style] of series.entries()) fill(sheet, frame.series[index] ?? [], style, colours)
          drawInfinite(sheet, frame, colours)
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

  function drawAxes(chart: Chart): void {
    drawingAxes = true
    chart.draw()
    drawingAxes = false
  }

  /** Lays the axes out and draws everything anew. */
  function redraw(): void {
    layers.forget()
    chart.update('none')
    layers.draw(layersOn(chart))
  }
  function restyle(): void {
    colours = palette(box)
    for (const id of ['x', 'y'] as const) Object.assign(chart.options.scales?.[id] ?? {}, axisOptions(id))
    redraw()
  }
  const drawForPrint = () => layers.drawAll(layersOn(chart))
  document.addEventListener('deck:theme', restyle)
  addEventListener('beforeprint', drawForPrint)
  void document.fonts.ready.then(() => canvas.isConnected && redraw())

  const plot: Plot = {
    box,
    width,
    height,
    draw(next) {
      frame = next
      const wanted = written(next.x) + written(next.y)
      if (wanted !== axes) {
        axes = wanted
        showAxis('x', next.x)
        showAxis('y', next.y)
        chart.update('none')
      }
      layers.draw(layersOn(chart))
    },
    toPixel: ({ x, y }) => ({
      x: chart.scales.x?.getPixelForValue(x) ?? 0,
      y: chart.scales.y?.getPixelForValue(y) ?? 0,
    }),
    fromPixel: ({ x, y }) => ({
      x: chart.scales.x?.getValueForPixel(x) ?? 0,
      y: chart.scales.y?.getValueForPixel(y) ?? 0,
    }),
    rescale(pixelRatio) {
      chart.options.devicePixelRatio = wholePixels(pixelRatio, width, height)
      chart.resize(width, height)
      redraw()
    },
    shown: () => ({ frame, series }),
    drawOn(other, pixelRatio = 1) {
      const before = colours
      colours = palette(box)
      const { options = {}, ...rest } = settings()
      const axes = (['x', 'y'] as const).map(id => [id, { ...axisOptions(id), ...limits(frame[id]) }])
      const scales = Object.fromEntries(axes)
      const laid = new Chart(other, {
        ...rest,
        platform: BasicPlatform,
        options: { ...options, devicePixelRatio: pixelRatio, scales },
      })
      for (const layer of layersOn(laid)) layer.draw()
      colours = before
    },
    destroy() {
      document.removeEventListener('deck:theme', restyle)
      removeEventListener('beforeprint', drawForPrint)
      chart.destroy()
      box.remove()
    },
  }
  plots.set(canvas, plot)
  return plot

  function showAxis(id: 'x' | 'y', axis: Axis): void {
    Object.assign(chart.options.scales?.[id] ?? {}, limits(axis))
  }

  function limits({ min, max, hidden }: Axis) {
    return { min, max, display: hidden !== true }
  }

  function axisOptions(id: 'x' | 'y'): NonNullable<ChartOptions<'line'>['scales']>[string] {
    const axis = () => frame[id]
    return {
      type: 'linear',
      afterFit(scale) {
        const { size } = axis()
        if (size !== undefined) scale[id === 'x' ? 'height' : 'width'] = size
      },
      afterBuildTicks(scale) {
        scale.ticks = axis().ticks.map(value => ({ value }))
      },
      grid: { display: false },
      border: { display: id === 'x', color: colours.axis, width: 1.5 },
      ticks: {
        autoSkip: false,
        maxRotation: 0,
        padding: 4,
        color: colours.muted,
        font: { family: textFamily, size: labelSize },
        callback: (value: string | number) => (axis().format ?? plain)(Number(value)),
      },
    }
  }
}

/**
 * The least ratio from `pixelRatio` on that gives both sides as many bitmap pixels as the screen has there, or one more:
 * the library drops the fraction of a pixel, and the bitmap would be stretched.
 */
function wholePixels(pixelRatio: number, width: number, height: number): number {
  const roundedUp = (side: number) => (Math.ceil(side * pixelRatio - 1e-6) + 1e-6) / side
  return Math.max(roundedUp(width), roundedUp(height))
}

/** An axis as text: two that read the same look the same. */
function written({ min, max, ticks, format = plain, hidden, size }: Axis): string {
  return `${min} ${max} ${hidden === true} ${size} ${ticks.map(tick => `${tick}:${format(tick)}`).join(' ')};`
}

/** The plot as it is laid out. Both axes are linear, from one end of the area to the other. */
function sheetOf({ ctx, chartArea: area, scales }: Chart): Sheet {
  const along = (scale: Scale | undefined) => {
    const { min = 0, max = 1 } = scale ?? {}
    const [start, end] = [min, max].map(value => scale?.getPixelForValue(value) ?? 0) as [number, number]
    // Far outside of the plot a line is as good as anywhere outside; a canvas cannot draw it there.
    return (value: number) =>
      Math.min(farthest, Math.max(-farthest, start + ((value - min) / (max - min)) * (end - start)))
  }
  return { ctx, area, x: along(scales.x), y: along(scales.y) }
}

const farthest = 32767

function plain(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−')
}
