import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { goTo, painted, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { entriesFor } from '../../../src/widgets/core/query.ts'
import { applyText, figure as figureOf, initialState } from '../../../src/widgets/core/state.ts'
import { widgets } from '../../../src/widgets/index.ts'
import { type OpenDeck, openDeck, openPage } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

/** A figure of each widget. */
const figures = ['explorer', 'likelihood', 'fit-reverse', 'dial', 'ellipse', 'evidence', 'elbo']

const menu = (figure: Locator) => figure.getByRole('button', { name: 'Save this figure as a picture or a table' })

/** The sentence of a figure in a state, given as the figure carries it. */
function sentenceOf(state: string): string {
  const id = state.split('.')[0]!
  const { model } = widgets[id.split('-')[0]!]!
  return figureOf(
    model,
    applyText(model.fields, initialState(model.fields), entriesFor(id, state), () => {}),
  ).sentence
}

/** Presses *Save* and a format of it, and takes what is downloaded. */
async function saved(page: Page, figure: Locator, format: 'SVG' | 'PNG' | 'CSV', press: 'click' | 'tap' = 'click') {
  await menu(figure)[press]()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: `as ${format}` })[press](),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** The cells of a table, line by line, and the remarks above it. */
function parsed(csv: string): { remarks: string[]; rows: string[][] } {
  const lines = csv.split('\r\n').slice(0, -1)
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    )
  return {
    remarks: lines.filter(line => line.startsWith('#')),
    rows: lines.filter(line => !line.startsWith('#')).map(cells),
  }
}

/**
 * The share of pixels of either screenshot that have no like, to a quarter of the range, within a pixel of their place in
 * the other: a browser puts a canvas on whole pixels, and a picture of vectors where it falls.
 */
function difference(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(
    async ([a, b]) => {
      const pixels = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        return context.getImageData(0, 0, bitmap.width, bitmap.height)
      }
      const [one, other] = [await pixels(a!), await pixels(b!)]
      const { width } = one
      const near = [0, 1, -1].flatMap(x => [0, width, -width].map(y => 4 * (x + y)))
      const lacks = (from: ImageData, to: ImageData, at: number) =>
        !near.some(step => [0, 1, 2].every(part => Math.abs(from.data[at + part]! - to.data[at + step + part]!) <= 64))
      let different = 0
      for (let at = 0; at < one.data.length; at += 4) if (lacks(one, other, at) || lacks(other, one, at)) different++
      return (4 * different) / one.data.length
    },
    [a.toString('base64'), b.toString('base64')],
  )
}

describe('a figure can be taken along', () => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck()
  })
  afterAll(() => deck.close())

  test.each(figures)('%s as SVG, PNG and CSV', async id => {
    const { page } = deck
    const figure = page.locator(`#${id}`)
    const slideId = await figure.evaluate((figure, slide) => figure.closest(slide)?.id, hooks.slide)
    const slide = (await slidesOf(page)).find(slide => slide.id === slideId)!
    await goTo(page, slide, slide.steps)
    const open = figure.locator(`${hooks.stage} [data-right]`)
    if ((await open.count()) > 0) await open.first().click()
    await painted(page)
    const stage = await figure.locator(hooks.stage).getAttribute('data-stage')

    const figureState = (await figure.getAttribute('data-state'))!
    const svg = await saved(page, figure, 'SVG')
    expect(svg.name).toBe(`${id}-${stage}.svg`)
    const text = svg.bytes.toString()
    expect(text).not.toMatch(/<image|NaN|undefined|Infinity/)
    const told = await page.evaluate(text => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
      const said = (name: string) => root.getElementsByTagName(name)[0]?.textContent ?? ''
      const shown = [...root.querySelectorAll('text:not([aria-hidden], [aria-hidden] *)')].map(text => text.textContent)
      const size = [root.getAttribute('width'), root.getAttribute('height')].map(Number)
      return { error: said('parsererror'), says: said('desc'), link: said('dc:source'), shown: shown.join('\n'), size }
    }, text)
    expect(told.error).toBe('')
    expect(told.says).toBe(sentenceOf(figureState))
    expect(told.link).toContain(`#/${slideId}`)
    const numbers = (await figure.locator('output[data-value]').all()).map(output => output.textContent())
    for (const number of await Promise.all(numbers)) expect(told.shown).toContain(number?.trim())
    expect(await asSeen(page, figure, text)).toBeLessThan(0.01)

    const png = await saved(page, figure, 'PNG')
    expect(png.name).toBe(`${id}-${stage}.png`)
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual(
      told.size.map(side => Math.round(3 * side)),
    )

    const csv = await saved(page, figure, 'CSV')
    expect(csv.name).toBe(`${id}-${stage}.csv`)
    const { remarks, rows } = parsed(csv.bytes.toString())
    expect(remarks).toContain(`# state: ${await figure.getAttribute('data-state')}`)
    expect(rows[0]).toEqual(['panel', 'series', 'x', 'y'])
    const written = new Map(rows.filter(([panel]) => panel === 'quantities').map(([, name, , y]) => [name, y]))
    const outputs = await figure
      .locator('output[data-value]')
      .evaluateAll((all: HTMLOutputElement[]) => all.map(({ dataset }) => [dataset.quantity, dataset.value] as const))
    expect(outputs.length).toBeGreaterThan(0)
    for (const [name, value] of outputs) expect(written.get(name!), name).toBe(value)
    const points = rows.slice(1).filter(([panel]) => panel !== 'quantities')
    expect(points.length).toBeGreaterThan(100)
    for (const [panel, series, x, y] of points) {
      expect(panel && series).toBeTruthy()
      if (!Number.isFinite(Number(x)) || Number.isNaN(Number(y))) expect([panel, series, x, y]).toBe('numbers')
    }
    expect(deck.errors).toEqual([])
  })

  /** How much of the figure on the screen changes when the picture is laid over it; the deck's fonts are there. */
  async function asSeen(page: Page, figure: Locator, svg: string): Promise<number> {
    const style = await page.addStyleTag({
      content: `${hooks.handle}, ${parts.strip}, ${parts.marginButtons} { visibility: hidden } ${hooks.figure} { --ground: white }`,
    })
    await page.evaluate(() => document.dispatchEvent(new Event('deck:theme')))
    const clip = await figure.locator(parts.mount).evaluate((mount: HTMLElement, controls) => {
      const { x, y, width } = mount.getBoundingClientRect()
      const strip = [...mount.querySelectorAll(`:scope > ${controls}`)].at(-1)
      return { x, y, width, height: (strip?.getBoundingClientRect().top ?? y) - y - 4 }
    }, parts.strip)
    await painted(page)
    const live = await page.screenshot({ clip })
    const cover = await page.evaluateHandle(
      ([svg, { x, y }]) => {
        const box = document.createElement('div')
        box.innerHTML = svg.replace(/^<\?.*\?>/, '')
        const picture = box.querySelector('svg')!
        const [left, top] = [picture.viewBox.baseVal.x, picture.viewBox.baseVal.y]
        box.style.cssText = `position: fixed; z-index: 9999; left: ${x + left}px; top: ${y + top}px`
        document.body.append(box)
        return box
      },
      [svg, clip] as const,
    )
    await painted(page)
    const picture = await page.screenshot({ clip })
    await cover.evaluate(box => box.remove())
    await style.evaluate((style: HTMLElement) => style.remove())
    await page.evaluate(() => document.dispatchEvent(new Event('deck:theme')))
    return difference(page, live, picture)
  }

  test('dark or light, the picture is the same: light on white', async () => {
    const { page } = deck
    const slide = (await slidesOf(page)).find(({ id }) => id === 'kl-divergence')!
    await goTo(page, slide, slide.steps)
    const figure = page.locator('#explorer')
    const light = await saved(page, figure, 'SVG')
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await painted(page)
    const dark = await saved(page, figure, 'SVG')
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    expect(dark.bytes.toString()).toBe(light.bytes.toString())
  })

  test('by keyboard alone; Escape, and a press elsewhere, close the menu', async () => {
    const { page } = deck
    const figure = page.locator('#explorer')
    const choices = figure.getByRole('group', { name: 'Save as' })
    await menu(figure).focus()
    await page.keyboard.press('Enter')
    expect(await choices.isVisible()).toBe(true)
    await page.keyboard.press('Tab')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(download.suggestedFilename()).toMatch(/^explorer-\d\.svg$/)
    expect(await choices.isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await choices.isVisible()).toBe(false)
    await menu(figure).click()
    await page.mouse.click(200, 600)
    expect(await choices.isVisible()).toBe(false)
  })

  test('while its question is open, without the numbers that answer it', async () => {
    const { page } = deck
    const slide = (await slidesOf(page)).find(({ id }) => id === 'reverse-kl')!
    await goTo(page, slide, 0)
    const figure = page.locator('#fit-reverse')
    await figure.locator(`${hooks.stage}[data-ask]`).waitFor()
    const { bytes } = await saved(page, figure, 'CSV')
    expect(parsed(bytes.toString()).rows.filter(([panel]) => panel === 'quantities')).toEqual([])
  })

  test('not where the author switched the controls off', async () => {
    const { page } = deck
    const slide = (await slidesOf(page)).find(({ id }) => id === 'kl-complete')!
    await goTo(page, slide)
    expect(await page.locator('#fit-both canvas').count()).toBeGreaterThan(0)
    expect(await menu(page.locator('#fit-both')).count()).toBe(0)
  })
})

test('a finger saves a figure in the reading view, under a policy that allows no inline script and no foreign source', async () => {
  const { page, errors, close } = await openPage({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await page.route('**/*', async route => {
    const response = await route.fetch()
    const policy =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'"
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
  })
  await page.goto(`${inject('deckUrl')}?motion=none#/kl-divergence`)
  const figure = page.locator('#explorer')
  await figure.locator('canvas').first().waitFor()
  await menu(figure).scrollIntoViewIfNeeded()
  const { width, height } = (await menu(figure).boundingBox())!
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(40)
  const svg = await saved(page, figure, 'SVG', 'tap')
  expect(svg.bytes.toString()).toContain('<svg')
  expect((await saved(page, figure, 'PNG', 'tap')).bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(errors).toEqual([])
  await close()
})
