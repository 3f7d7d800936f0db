/**
 * Plots in the deck's look. The one file that knows Chart.js: axes with few ticks, series by role, direct labels,
 * hatching, infinite bands; crisp at any slide scale; redrawn as vectors when printed.
 */
import {
  Chart,
  type ChartDataset,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import type { Contour } from './contours.ts'
import { type Palette, palette, type Role } from './palette.ts'

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
  title?: string
  hidden?: boolean
}

/** How a series looks: a line of its role's colour, perhaps filled to zero, by one colour or by the value's sign. */
export interface SeriesStyle {
  role: Role
  width?: number
  fill?: 'plain' | 'signed'
  dot?: number
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

/** A point of interest on a landscape: a minimum (filled if it is the lowest), or a saddle. */
export interface Mark extends Point {
  kind: 'lowest' | 'minimum' | 'saddle'
  text?: string
}

export interface PlotFrame {
  x: Axis
  y: Axis
  series: readonly (readonly Point[])[]
  labels?: readonly Label[]
  infinite?: readonly InfiniteBand[]
  /** Filled contours below everything else, the highest level first. */
  contours?: readonly Contour[]
  marks?: readonly Mark[]
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
  destroy(): void
}

type LineChart = Chart<'line', Point[]>

const labelSize = 21

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
  let colours = palette(box)

  const chart: LineChart = new Chart<'line', Point[]>(canvas, {
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
          fillContours(drawing as LineChart, frame.contours ?? [], colours)
          for (const [index, style] of series.entries())
            fill(drawing as LineChart, frame.series[index] ?? [], style, colours)
          drawInfinite(drawing as LineChart, frame, colours)
        },
        afterDatasetsDraw: drawing => {
          drawMarks(drawing as LineChart, frame.marks ?? [], colours)
          drawLabels(drawing as LineChart, frame.labels ?? [], colours)
        },
      },
    ],
  })
  chart.resize(width, height)

  const redraw = () => chart.update('none')
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

  return {
    box,
    width,
    height,
    draw(next) {
      frame = next
      showAxis('x', next.x)
      showAxis('y', next.y)
      for (const [index, points] of next.series.entries()) {
        const target = chart.data.datasets[index]
        if (target) target.data = points as Point[]
      }
      redraw()
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
      chart.options.devicePixelRatio = pixelRatio
      chart.resize(width, height)
      redraw()
    },
    destroy() {
      document.removeEventListener('deck:theme', restyle)
      removeEventListener('beforeprint', drawForPrint)
      chart.destroy()
      box.remove()
    },
  }

  function showAxis(id: 'x' | 'y', axis: Axis): void {
    Object.assign(chart.options.scales?.[id] ?? {}, { min: axis.min, max: axis.max, display: axis.hidden !== true })
  }

  function axisOptions(id: 'x' | 'y'): NonNullable<ChartOptions<'line'>['scales']>[string] {
    const axis = () => frame[id]
    return {
      type: 'linear',
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

const textFamily = '"Source Serif 4", serif'
const mathFamily = 'KaTeX_Math, "Source Serif 4", serif'

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

/**
 * Fills between a curve and zero: in its role's colour, or by sign, where what is below zero is hatched so that the sign
 * is seen without colour too.
 */
function fill(chart: LineChart, points: readonly Point[], style: SeriesStyle, colours: Palette): void {
  if (!style.fill || points.length === 0) return
  if (style.fill === 'plain') {
    fillSide(chart, points, 'both', colours.fill[style.role])
    return
  }
  fillSide(chart, points, 'above', colours.positive)
  fillSide(chart, points, 'below', colours.negative, colours.hatch)
}

function fillSide(
  chart: LineChart,
  points: readonly Point[],
  side: 'above' | 'below' | 'both',
  colour: string,
  hatch?: string,
): void {
  const { x, y } = chart.scales
  if (!x || !y) return
  const { ctx, chartArea } = chart
  const zero = y.getPixelForValue(0)
  const inside = (value: number) =>
    side === 'above' ? Math.max(0, value) : side === 'below' ? Math.min(0, value) : value
  ctx.save()
  ctx.beginPath()
  ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height)
  ctx.clip()
  ctx.beginPath()
  ctx.moveTo(x.getPixelForValue(points[0]?.x ?? 0), zero)
  for (const point of points) ctx.lineTo(x.getPixelForValue(point.x), y.getPixelForValue(inside(point.y)))
  ctx.lineTo(x.getPixelForValue(points.at(-1)?.x ?? 0), zero)
  ctx.closePath()
  ctx.fillStyle = colour
  ctx.fill()
  if (hatch) {
    ctx.clip()
    strokeDiagonals(ctx, chartArea, 8, hatch)
  }
  ctx.restore()
}

/** A hatched band up to the top of the plot, with an arrow off it and ∞: infinite is drawn as infinite. */
function drawInfinite(chart: LineChart, frame: PlotFrame, colours: Palette): void {
  const { x, y } = chart.scales
  if (!x || !y) return
  const { ctx, chartArea } = chart
  for (const band of frame.infinite ?? []) {
    const left = Math.max(chartArea.left, x.getPixelForValue(band.from))
    const right = Math.min(chartArea.right, x.getPixelForValue(band.to))
    if (!(right > left)) continue
    const bottom = y.getPixelForValue(Math.max(0, y.min))
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, chartArea.top, right - left, bottom - chartArea.top)
    ctx.clip()
    ctx.fillStyle = colours.positive
    ctx.fillRect(left, chartArea.top, right - left, bottom - chartArea.top)
    ctx.restore()
    const middle = (left + right) / 2
    ctx.save()
    ctx.strokeStyle = colours.ink
    ctx.fillStyle = colours.ink
    ctx.lineWidth = 2.5
    ctx.beginPath()
    ctx.moveTo(middle, bottom - 8)
    ctx.lineTo(middle, chartArea.top + 6)
    ctx.moveTo(middle - 7, chartArea.top + 16)
    ctx.lineTo(middle, chartArea.top + 5)
    ctx.lineTo(middle + 7, chartArea.top + 16)
    ctx.stroke()
    ctx.font = `30px KaTeX_Main, ${textFamily}`
    ctx.textAlign = 'left'
    ctx.fillText('∞', middle + 10 + 26 > chartArea.right ? middle - 38 : middle + 10, chartArea.top + 28)
    ctx.restore()
  }
}

function strokeDiagonals(
  ctx: CanvasRenderingContext2D,
  area: { left: number; right: number; top: number; bottom: number },
  gap: number,
  colour: string,
): void {
  const height = area.bottom - area.top
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.beginPath()
  for (let at = area.left - height; at < area.right; at += gap) {
    ctx.moveTo(at, area.bottom)
    ctx.lineTo(at + height, area.top)
  }
  ctx.stroke()
}

function drawLabels(chart: LineChart, labels: readonly Label[], colours: Palette): void {
  const { x, y } = chart.scales
  if (!x || !y) return
  const { ctx, chartArea } = chart
  ctx.save()
  ctx.textBaseline = 'alphabetic'
  for (const label of labels) {
    ctx.font = label.italic ? `italic 28px ${mathFamily}` : `${labelSize}px ${textFamily}`
    ctx.textAlign = label.align ?? 'center'
    const px = Math.min(chartArea.right, Math.max(chartArea.left, x.getPixelForValue(label.x)))
    const py = Math.min(chartArea.bottom - 4, Math.max(chartArea.top + 18, y.getPixelForValue(label.y)))
    outlined(ctx, label.text, px, py, colours.text[label.role], colours.ground)
  }
  ctx.restore()
}

/** Each level a little darker than the one around it, with a fine line: a map of a valley. */
function fillContours(chart: LineChart, contours: readonly Contour[], colours: Palette): void {
  const { x, y } = chart.scales
  if (!x || !y) return
  const { ctx, chartArea } = chart
  ctx.save()
  ctx.beginPath()
  ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height)
  ctx.clip()
  ctx.fillStyle = colours.fill.contour
  ctx.strokeStyle = colours.line.contour
  ctx.lineWidth = 1
  for (const { rings } of contours) {
    ctx.beginPath()
    for (const ring of rings)
      for (const [index, point] of ring.entries()) {
        const [px, py] = [x.getPixelForValue(point.x), y.getPixelForValue(point.y)]
        if (index === 0) ctx.moveTo(px, py)
        else ctx.lineTo(px, py)
      }
    ctx.fill('evenodd')
    ctx.stroke()
  }
  ctx.restore()
}

function drawMarks(chart: LineChart, marks: readonly Mark[], colours: Palette): void {
  const { x, y } = chart.scales
  if (!x || !y) return
  const { ctx, chartArea } = chart
  ctx.save()
  ctx.lineWidth = 3
  ctx.strokeStyle = colours.line.answer
  for (const mark of marks) {
    const [px, py] = [x.getPixelForValue(mark.x), y.getPixelForValue(mark.y)]
    if (px < chartArea.left || px > chartArea.right || py < chartArea.top || py > chartArea.bottom) continue
    ctx.beginPath()
    if (mark.kind === 'saddle') {
      ctx.moveTo(px - 6, py - 6)
      ctx.lineTo(px + 6, py + 6)
      ctx.moveTo(px - 6, py + 6)
      ctx.lineTo(px + 6, py - 6)
    } else ctx.arc(px, py, 7, 0, 2 * Math.PI)
    ctx.fillStyle = mark.kind === 'lowest' ? colours.line.answer : colours.ground
    if (mark.kind !== 'saddle') ctx.fill()
    ctx.stroke()
    if (!mark.text) continue
    ctx.font = `${labelSize}px ${textFamily}`
    ctx.textAlign = px > chartArea.right - 80 ? 'right' : 'left'
    ctx.textBaseline = 'middle'
    const tx = ctx.textAlign === 'left' ? px + 13 : px - 13
    outlined(ctx, mark.text, tx, py, colours.text.answer, colours.ground)
  }
  ctx.restore()
}

/** Text with a rim of the ground's colour, legible on whatever it crosses. */
function outlined(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  rim: string,
): void {
  ctx.save()
  ctx.strokeStyle = rim
  ctx.lineWidth = 6
  ctx.lineJoin = 'round'
  ctx.strokeText(text, x, y)
  ctx.fillStyle = colour
  ctx.fillText(text, x, y)
  ctx.restore()
}
