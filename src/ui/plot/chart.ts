/** The one file that knows Chart.js, which lays out and draws the axes of a plot, with few ticks, and nothing within them. */
import { BasicPlatform, Chart, type ChartConfiguration, type ChartOptions, LinearScale, type Scale } from 'chart.js'
import type { Point } from '../../geometry/point.ts'
import { type Axis, plainNumber } from './frame.ts'
import { labelSize, textFamily } from './labels.ts'
import type { Palette } from './palette.ts'
import type { Sheet } from './sheet.ts'

Chart.register(LinearScale)

/** What a chart is made of; axes and colours are asked for when they are needed. */
export interface ChartParts {
  width: number
  height: number
  axes(): Readonly<Record<AxisName, Axis>>
  colours(): Palette
}

export interface AxesChart {
  ctx: CanvasRenderingContext2D
  /** Takes the axes as they are now, and lays them out. */
  layOut(): void
  /** Draws the ground and the axes, as they are laid out. */
  drawAxes(): void
  /** The plot as it is laid out: good until it is laid out anew. */
  sheet(): Sheet
  /** Design pixels of a point of the plot. */
  toPixel(point: Point): Point
  /** The point of the plot at design pixels. */
  fromPixel(pixel: Point): Point
  rescale(pixelRatio: number): void
  /** Takes the colours as they are now, and lays the axes out. */
  restyle(): void
  destroy(): void
}

type AxisName = 'x' | 'y'
const axisNames = ['x', 'y'] as const

/** A chart on a canvas of the page. */
export function createChart(canvas: HTMLCanvasElement, parts: ChartParts): AxesChart {
  const { width, height } = parts
  const painter = groundPainter(parts)
  const chart = new Chart(canvas, configuration(parts, painter, 1))
  const scales = () => chart.options.scales ?? {}
  chart.resize(width, height)
  return {
    ctx: chart.ctx,
    layOut() {
      const axes = parts.axes()
      for (const name of axisNames) Object.assign(scales()[name] ?? {}, limits(axes[name]))
      chart.update('none')
    },
    drawAxes: () => painter.drawAxes(chart),
    sheet: () => sheetOf(chart),
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
      chart.update('none')
    },
    restyle() {
      for (const name of axisNames) Object.assign(scales()[name] ?? {}, axisOptions(parts, name))
      chart.update('none')
    },
    destroy: () => chart.destroy(),
  }
}

/** The axes once more, on a canvas that is not of the page, or on what passes for one. */
export function createCopy(
  canvas: HTMLCanvasElement,
  parts: ChartParts,
  pixelRatio: number,
): Pick<AxesChart, 'drawAxes' | 'sheet'> {
  const painter = groundPainter(parts)
  const chart = new Chart(canvas, { ...configuration(parts, painter, pixelRatio), platform: BasicPlatform })
  return { drawAxes: () => painter.drawAxes(chart), sheet: () => sheetOf(chart) }
}

function configuration(parts: ChartParts, painter: GroundPainter, pixelRatio: number): ChartConfiguration {
  const axes = parts.axes()
  return {
    type: 'line',
    data: { datasets: [] },
    options: {
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      devicePixelRatio: pixelRatio,
      layout: { padding: { top: 6, right: 10, left: 10, bottom: 0 } },
      scales: {
        x: { ...axisOptions(parts, 'x'), ...limits(axes.x) },
        y: { ...axisOptions(parts, 'y'), ...limits(axes.y) },
      } as NonNullable<ChartOptions<'line'>['scales']>,
    },
    plugins: [painter.plugin],
  }
}

type Plugin = NonNullable<ChartConfiguration['plugins']>[number]

interface GroundPainter {
  plugin: Plugin
  drawAxes(chart: Chart): void
}

/**
 * Paints the ground below the axes: on paper an unpainted canvas is white, whatever the ground. The library draws when it
 * is told to, as the lowest layer, and not whenever it has laid something out.
 */
function groundPainter({ width, height, colours }: ChartParts): GroundPainter {
  let drawing = false
  return {
    plugin: {
      id: 'kl-ground',
      beforeDraw({ ctx }) {
        if (!drawing) return false
        ctx.fillStyle = colours().ground
        ctx.fillRect(0, 0, width, height)
        return true
      },
    },
    drawAxes(chart) {
      drawing = true
      chart.draw()
      drawing = false
    },
  }
}

function limits({ min, max, hidden }: Axis) {
  return { min, max, display: hidden !== true }
}

function axisOptions(
  { axes, colours }: ChartParts,
  name: AxisName,
): NonNullable<ChartOptions<'line'>['scales']>[string] {
  const axis = () => axes()[name]
  const { axis: line, muted } = colours()
  return {
    type: 'linear',
    afterFit(scale) {
      const { size } = axis()
      if (size !== undefined) scale[name === 'x' ? 'height' : 'width'] = size
    },
    afterBuildTicks(scale) {
      scale.ticks = axis().ticks.map(value => ({ value }))
    },
    grid: { display: false },
    border: { display: name === 'x', color: line, width: 1.5 },
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: 4,
      color: muted,
      font: { family: textFamily, size: labelSize },
      callback: (value: string | number) => (axis().format ?? plainNumber)(Number(value)),
    },
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
