/**
 * Plots in the deck's look. The one file that knows Chart.js: axes with few ticks, series by role, direct labels,
 * hatching, infinite bands; crisp at any slide scale; redrawn as vectors when printed.
 */
import {
  BasicPlatform,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import { drawBasins } from './basins.ts'
import type { Contour } from './contours.ts'
import { drawForbidden } from './forbidden.ts'
import { drawInfinite, drawLabels, drawMarks, fill, fillContours, labelSize, type Sheet, textFamily } from './marks.ts'
import { drawOutlines, type Outline } from './outlines.ts'
import { type Palette, palette, type Role } from './palette.ts'
import { drawStrokes } from './strokes.ts'

Chart.register(LineController, LineElement, PointElement, LinearScale)

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

type LineChart = Chart<'line', Point[]>

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
  canvas.getContext('2d', { alpha: false }) // the ground is painted anyway, and an opaque canvas is composed faster

  let frame: PlotFrame = { x: { min: 0, max: 1, ticks: [] }, y: { min: 0, max: 1, ticks: [] }, series: [] }
  let colours = palette(box)

  const settings = (): ChartConfiguration<'line', Point[]> => ({
    type: 'line',
    data: { datasets: series.map(style => dataset(style, colours)) },
    options: {
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      parsing: false,
      normalized: true,
      events: [],
      devicePixelRatio: 1,
      layout: { padding: { top: 6, right: 10, left: 10, bottom: 0 } },
      scales: { x: axisOptions('x'), y: axisOptions('y') },
    },
    plugins: [
      {
        id: 'kl-marks',
        // On paper an unpainted canvas is white, whatever the ground.
        beforeDraw: ({ ctx }) => {
          ctx.fillStyle = colours.ground
          ctx.fillRect(0, 0, width, height)
        },
        beforeDatasetsDraw: drawing => {
          const sheet = sheetOf(drawing as LineChart)
          fillContours(sheet, frame.contours ?? [], colours)
          drawForbidden(sheet, frame.forbidden ?? [], colours)
          if (frame.basins) drawBasins(sheet, frame.basins, colours)
          for (const [index, style] of series.entries()) fill(sheet, frame.series[index] ?? [], style, colours)
          drawInfinite(sheet, frame, colours)
          drawStrokes(sheet, frame.strokes ?? [], colours)
        },
        afterDatasetsDraw: drawing => {
          const sheet = sheetOf(drawing as LineChart)
          drawOutlines(sheet, frame.outlines ?? [], colours)
          drawMarks(sheet, frame.marks ?? [], colours)
          drawLabels(sheet, frame.labels ?? [], colours)
        },
      },
    ],
  })

  const chart: LineChart = new Chart<'line', Point[]>(canvas, settings())
  chart.resize(width, height)

  const redraw = () => chart.update('none')
  /** Redraws where the axes are as they were, in a third of the time: nothing is measured or laid out anew. */
  const redrawSeries = () => {
    for (const index of series.keys()) {
      const { controller, data } = chart.getDatasetMeta(index)
      if (data.length === 0 && !frame.series[index]?.length) continue
      controller.buildOrUpdateElements()
      controller.update('none')
    }
    chart.draw()
  }
  const restyle = () => {
    colours = palette(box)
    for (const id of ['x', 'y'] as const) Object.assign(chart.options.scales?.[id] ?? {}, axisOptions(id))
    chart.data.datasets = series.map((style, index) => ({
      ...dataset(style, colours),
      data: (frame.series[index] ?? []) as Point[],
    }))
    redraw()
  }
  const drawForPrint = () => chart.draw()
  document.addEventListener('deck:theme', restyle)
  addEventListener('beforeprint', drawForPrint)
  void document.fonts.ready.then(() => canvas.isConnected && redraw())

  const plot: Plot = {
    box,
    width,
    height,
    draw(next) {
      const still = sameAxis(frame.x, next.x) && sameAxis(frame.y, next.y)
      frame = next
      for (const [index, points] of next.series.entries()) {
        const target = chart.data.datasets[index]
        if (target) target.data = points as Point[]
      }
      if (still) redrawSeries()
      else {
        showAxis('x', next.x)
        showAxis('y', next.y)
        redraw()
      }
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
      // Drawn by calls, not as a path that cannot be read back.
      const datasets = series.map((style, index) => ({
        ...dataset(style, colours),
        data: (frame.series[index] ?? []) as Point[],
        segment: {},
      }))
      new Chart<'line', Point[]>(other, {
        ...rest,
        platform: BasicPlatform,
        data: { datasets },
        options: { ...options, devicePixelRatio: pixelRatio, scales: Object.fromEntries(axes) },
      })
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

function sameAxis(a: Axis, b: Axis): boolean {
  return (
    a.min === b.min &&
    a.max === b.max &&
    a.hidden === b.hidden &&
    a.ticks.length === b.ticks.length &&
    a.ticks.every((tick, index) => tick === b.ticks[index])
  )
}

function sheetOf({ ctx, chartArea, scales }: LineChart): Sheet {
  return {
    ctx,
    area: chartArea,
    x: value => scales.x?.getPixelForValue(value) ?? 0,
    y: value => scales.y?.getPixelForValue(value) ?? 0,
  }
}

function dataset(style: SeriesStyle, colours: Palette): ChartDataset<'line', Point[]> {
  const colour = colours.line[style.role]
  return {
    data: [],
    borderColor: colour,
    borderWidth: style.width ?? 3,
    borderJoinStyle: 'round',
    ...(style.dot ? { clip: false as const } : {}),
    borderDash: style.role === 'q' ? [11, 7] : [],
    pointRadius: style.dot ?? 0,
    pointBackgroundColor: colour,
    pointBorderWidth: 0,
    pointHitRadius: 0,
    // Straight lines would be merged where points share a design pixel, which shows on a large screen; curves are not.
    tension: 1e-6,
    fill: false,
  }
}

function plain(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−')
}
