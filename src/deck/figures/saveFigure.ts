/** Saving a figure as a file. Loaded when it is first asked for. */
import { toCsv } from '../../ui/export/csv.ts'
import { onWhite, pictureOf } from '../../ui/export/picture.ts'
import { toPng } from '../../ui/export/png.ts'
import { toSvg } from '../../ui/export/svg.ts'
import { linkTo } from '../page/address.ts'
import { notice } from '../page/notice.ts'
import { stepOfStage } from './steps.ts'

/** What is asked of a figure that is saved. */
export interface SavedFigure {
  readonly element: HTMLElement
  readonly id: string
  readonly stage: number
  /** It in a sentence. */
  readonly words: string
  readonly quantities: Readonly<Record<string, number>>
}

/** Saves a figure as it stands: as a picture on white, or as the numbers behind it. */
export async function saveFigure(figure: SavedFigure, root: HTMLElement, format: string): Promise<void> {
  const { element, id, stage } = figure
  const slide = element.closest<HTMLElement>('.kl-slide') ?? element
  const link = linkTo(slide, stepOfStage(slide, element, stage))
  const about = { id, title: slide.dataset.title ?? id, sentence: figure.words, link }
  try {
    const made = onWhite(root, () => {
      const picture = pictureOf(root)
      if (format === 'png') return toPng(picture)
      if (format === 'svg') return new Blob([toSvg(picture, about)], { type: 'image/svg+xml' })
      const remarks = { figure: about.title, says: about.sentence, state: element.dataset.state ?? '', link }
      return new Blob([toCsv(picture, figure.quantities, remarks)], { type: 'text/csv;charset=utf-8' })
    })
    download(await made, `${id}-${stage}.${format}`)
  } catch (error) {
    notice(`The figure could not be saved: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // Some browsers begin to read it only a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
