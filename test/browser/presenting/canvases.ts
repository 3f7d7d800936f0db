import type { Page } from 'playwright-core'

/** Of every canvas within `selector`: bitmap pixels per pixel of the screen, along the side that has fewer. */
export function canvasRatios(page: Page, selector: string): Promise<number[]> {
  return page.locator(`${selector} canvas`).evaluateAll((canvases: HTMLCanvasElement[]) =>
    canvases
      .filter(canvas => canvas.checkVisibility())
      .map(canvas => {
        const { width, height } = canvas.getBoundingClientRect()
        return Math.min(canvas.width / (width * devicePixelRatio), canvas.height / (height * devicePixelRatio))
      }),
  )
}
