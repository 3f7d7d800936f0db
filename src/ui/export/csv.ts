/** The numbers of a figure and the points of its curves as a CSV file. */
import type { Point } from '../../geometry/point.ts'
import type { PlotFrame, SeriesStyle } from '../plot/frame.ts'
import type { Plot } from '../plot/plot.ts'
import type { Picture } from './pieces.ts'

/** What stands above a table: lines that begin with `#`, as many programs skip. */
export type Remarks = Readonly<Record<string, string>>

/**
 * The numbers of a figure and the points of its curves as they are drawn, one a row: `panel,series,x,y`. A number stands in
 * `y`, under its public name; so that it reads back as the same number it has all its digits, and ∞ is `Infinity`. As RFC
 * 4180 has it but for the remarks.
 */
export function toCsv(picture: Picture, quantities: Readonly<Record<string, number>>, remarks: Remarks): string {
  const rows: (string | number)[][] = Object.entries(quantities).map(([name, value]) => ['quantities', name, '', value])
  for (const [panel, plot] of panelsOf(picture))
    for (const [series, points] of curvesOf(plot)) for (const { x, y } of points) rows.push([panel, series, x, y])
  const scales = panelsOf(picture).flatMap(([panel, plot]) => {
    const { frame } = plot.shown()
    return (['x', 'y'] as const).flatMap((axis): [string, string][] =>
      frame[axis].counts ? [[`${axis} of ${panel}`, frame[axis].counts]] : [],
    )
  })
  const about = [...Object.entries(remarks), ...scales].map(([name, text]) => `# ${name}: ${text.replace(/\s+/g, ' ')}`)
  const table = [['panel', 'series', 'x', 'y'], ...rows].map(row => row.map(cell).join(','))
  return [...about, ...table, ''].join('\r\n')
}

/** The plots by name: that of their panel, else their place. */
function panelsOf({ pieces }: Picture): [string, Plot][] {
  const names = new Map<string, number>()
  return pieces.flatMap((piece): [string, Plot][] => {
    if (piece.kind !== 'plot') return []
    const name = piece.panel || 'plot'
    const count = (names.get(name) ?? 0) + 1
    names.set(name, count)
    return [[count > 1 ? `${name} ${count}` : name, piece.plot]]
  })
}

/** Every curve of a plot under a name of its own. */
function curvesOf(plot: Plot): [string, readonly Point[]][] {
  const { frame, series } = plot.shown()
  const names = new Map<string, number>()
  return linesOf(frame, series)
    .filter(([, points]) => points.length > 0)
    .map(([name, points]) => {
      const count = (names.get(name) ?? 0) + 1
      names.set(name, count)
      return [count > 1 ? `${name} ${count}` : name, points]
    })
}

function linesOf(frame: PlotFrame, styles: readonly SeriesStyle[]): [string, readonly Point[]][] {
  const { series, strokes = [], outlines = [], contours = [], basins, marks = [] } = frame
  return [
    ...series.map((points, index): [string, readonly Point[]] => [styles[index]?.role ?? 'series', points]),
    ...strokes.map(({ role, points }): [string, readonly Point[]] => [role, points]),
    ...outlines.map(({ role, points }): [string, readonly Point[]] => [role, points]),
    ...contours.flatMap(({ level, rings }) =>
      rings.map((ring): [string, readonly Point[]] => [`contour at ${Number(level.toPrecision(6))}`, ring]),
    ),
    ...(basins?.lines ?? []).map((points): [string, readonly Point[]] => ['watershed', points]),
    ...marks.map((mark): [string, readonly Point[]] => [mark.kind, [mark]]),
  ]
}

/** In quotation marks where it has to be. */
function cell(value: string | number): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
