import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

const figure = '#likelihood'
const twoHumps = '0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)'
const ten = '-3.1 -2.6 -2.4 -2.2 -1.7 1.6 2.3 2.5 2.9 3.4'

const link = (set: Record<string, string>) =>
  `?motion=none&${Object.entries(set)
    .map(([field, value]) => `likelihood.${field}=${encodeURIComponent(value)}`)
    .join('&')}#/maximum-likelihood`

async function value(page: Page, quantity: string): Promise<number> {
  return Number(await page.locator(`${figure} output[data-quantity="${quantity}"]`).getAttribute('data-value'))
}

async function state(page: Page): Promise<URLSearchParams> {
  return new URLSearchParams((await page.locator(figure).getAttribute('data-state')) ?? '')
}

async function middleOf(page: Page, handle: string) {
  const box = await page.locator(`${figure} [data-handle="${handle}"]`).boundingBox()
  if (!box) throw new Error(`no handle ${handle}`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('two humps under N(0, 2²): the parts, their sum, and their bar', async () => {
  const { page, errors, close } = await openDeck(link({ p: twoHumps, q: 'normal(0, 2)' }))
  expect(await value(page, 'entropy')).toBeCloseTo(1.886393, 6)
  expect(await value(page, 'misfit')).toBeCloseTo(0.497582, 6)
  expect(await value(page, 'excess')).toBeCloseTo(0.089362, 6)
  expect(await value(page, 'cross-entropy')).toBeCloseTo(2.473336, 6)
  expect(await page.locator(`${figure} output[data-quantity="kl-pq"]`).count()).toBe(1)
  expect(await page.locator(`${figure} ${parts.barSegment}`).count()).toBe(3)
  expect(errors).toEqual([])
  await close()
})

test('ten numbers read to every digit, and Fit jumps to their moments', async () => {
  const { page, close } = await openDeck(link({ p: twoHumps, q: 'normal(0, 2)', data: ten }))
  expect(await value(page, 'nll')).toBeCloseTo(2.41121071376461805, 13)
  expect(await value(page, 'nll-gap')).toBeCloseTo(0.06505373826887144, 12)
  await page.locator(figure).getByRole('button', { name: /^Fit/ }).click()
  await painted(page)
  const [, mean = '', sd = ''] = /normal\((.*), (.*)\)/.exec((await state(page)).get('likelihood.q') ?? '') ?? []
  expect(Number(mean)).toBeCloseTo(0.07, 13)
  expect(Number(sd)).toBeCloseTo(2.52746908982088246, 12)
  expect(await value(page, 'nll')).toBeCloseTo(2.34615697549574661, 13)
  await close()
})

test('a sample is dragged, and then the samples are data', async () => {
  const { page, close } = await openDeck(link({ data: ten, q: 'normal(0, 2)' }))
  const from = await middleOf(page, 'sample:9')
  const before = await value(page, 'nll')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y, { steps: 4 })
  await painted(page)
  expect(await value(page, 'nll')).toBeGreaterThan(before)
  await page.mouse.up()
  await painted(page)
  const data = (await state(page)).get('likelihood.data')?.split(' ').map(Number) ?? []
  expect(data).toHaveLength(10)
  expect(data.slice(0, 9).join(' ')).toBe(ten.split(' ').slice(0, 9).join(' '))
  expect(data[9]).toBeGreaterThan(4)
  await close()
})

test('keys move, reach, remove and add samples', async () => {
  const { page, close } = await openDeck(link({ data: '-1 0 2', q: 'normal(0, 2)' }))
  const data = async () => {
    await painted(page)
    return (await state(page)).get('likelihood.data')
  }
  await page.locator(`${figure} [data-handle="sample:0"]`).focus()
  await page.keyboard.press('ArrowRight')
  expect(await data()).toBe('-0.9 0 2')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await data()).toBe('-0.9 0 3')
  await page.keyboard.press('Delete')
  expect(await data()).toBe('-0.9 0')
  await page.keyboard.press('Insert')
  expect(await data()).toBe('-0.9 0 0')
  const focused = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.handle)
  expect(focused).toBe('sample:2')
  await close()
})

test('a double click in the strip adds a sample, on a sample removes it', async () => {
  const { page, close } = await openDeck(link({ data: '-3 3', q: 'normal(0, 2)' }))
  const [left, right] = [await middleOf(page, 'sample:0'), await middleOf(page, 'sample:1')]
  await page.mouse.dblclick((left.x + right.x) / 2, left.y)
  await painted(page)
  const [, , added] = (await state(page)).get('likelihood.data')?.split(' ').map(Number) ?? []
  expect(added).toBeCloseTo(0, 1)
  await page.mouse.dblclick(left.x, left.y)
  await painted(page)
  expect((await state(page)).get('likelihood.data')).toMatch(/^3 /)
  await close()
})

test('Q is dragged: its part changes, the other two stay', async () => {
  const { page, close } = await openDeck(link({ p: twoHumps, q: 'normal(0, 2)', n: '10000' }))
  const [entropy, misfit] = [await value(page, 'entropy'), await value(page, 'misfit')]
  const from = await middleOf(page, 'q:mean')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 120, from.y, { steps: 4 })
  await page.mouse.up()
  await painted(page)
  expect(await value(page, 'excess')).toBeGreaterThan(0.3)
  expect([await value(page, 'entropy'), await value(page, 'misfit')]).toEqual([entropy, misfit])
  await close()
})

test('while the question is open no number, bar or curve tells', async () => {
  const { page, close } = await openDeck('?motion=none#/maximum-likelihood')
  const outputs = page.locator(`${figure} output`)
  expect(await outputs.count()).toBeGreaterThan(5)
  expect(await page.locator(`${figure} output[data-value]`).count()).toBe(0)
  expect(
    await page.locator(`${figure} :is(${parts.barSegment}, ${parts.barMark}, ${parts.barTick})`).count(),
  ).toBeLessThanOrEqual(1)
  await page.locator(`${figure} ${hooks.choice}:visible`).first().click()
  await painted(page)
  expect(await value(page, 'entropy')).toBeCloseTo(1.886393, 6)
  expect(await page.locator(`${figure} ${parts.barSegment}`).count()).toBe(3)
  await close()
})

test('a new sample has the next seed; N is chosen', async () => {
  const { page, close } = await openDeck(link({ n: '10', seed: '4' }))
  const before = await value(page, 'nll')
  await page.locator(figure).getByRole('button', { name: 'New sample' }).click()
  await painted(page)
  expect((await state(page)).get('likelihood.seed')).toBe('5')
  expect(await value(page, 'nll')).not.toBe(before)
  await page.locator(figure).getByLabel('Number of samples').selectOption('1000')
  await painted(page)
  expect((await state(page)).get('likelihood.n')).toBe('1000')
  expect(await page.locator(`${figure} [data-handle^="sample"]`).count()).toBe(0)
  await close()
})

test('the labels of the bar never overlap, wherever Q is', async () => {
  for (const q of ['normal(0, 2)', 'normal(0, 2.6249)', 'normal(4, 0.5)', 'normal(0.3, 8)']) {
    const { page, close } = await openDeck(link({ p: twoHumps, q, n: '10' }))
    const boxes = await page.locator(`${figure} svg text`).evaluateAll(texts =>
      texts.map(text => {
        const { left, right, top, bottom } = text.getBoundingClientRect()
        return { left, right, top: top + 4, bottom: bottom - 4, text: text.textContent }
      }),
    )
    expect(boxes.length).toBeGreaterThan(4)
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(0, i)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
        expect(apart, `${q}: “${a.text}” over “${b.text}”`).toBe(true)
      }
    await close()
  }
})
