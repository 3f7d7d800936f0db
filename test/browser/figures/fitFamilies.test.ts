import { expect, test } from 'vitest'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { parts } from '../parts.ts'
import { overflowing } from '../slides/overflow.ts'

const link = (set: Record<string, string>) =>
  `?motion=none&${Object.entries(set)
    .map(([field, value]) => `fit-reverse.${field}=${encodeURIComponent(value)}`)
    .join('&')}#/reverse-kl`

const close = '0.5 normal(-2, 1) + 0.5 normal(2, 1)'

test('the family is chosen in the strip, which still fits, and q keeps its place', async () => {
  const { page, errors, close: done } = await openDeck(link({ p: close, q: 'normal(0.5, 1)' }))
  const family = page.locator('#fit-reverse').getByRole('combobox', { name: 'Family of q' })
  const rows = page.locator('#fit-reverse table tbody tr')
  expect(await rows.count()).toBe(1)
  // at a scale of 1 in this window
  const stripWidth = () =>
    page.evaluate(strip => {
      const figure = document.querySelector('#fit-reverse')!
      const rights = [...figure.querySelectorAll(`${strip} > *`)].map(part => part.getBoundingClientRect().right)
      return Math.max(...rights) - figure.getBoundingClientRect().left
    }, parts.strip)
  for (const [chosen, count] of [
    ['fixed-sd', 3],
    ['laplace', 3],
    ['normal', 1],
  ] as const) {
    await family.selectOption(chosen)
    await painted(page)
    expect(await rows.count()).toBe(count)
    expect(await stripWidth()).toBeLessThan(776.5)
    expect(await overflowing(page)).toEqual([])
  }
  expect(await page.locator('#fit-reverse').getAttribute('data-state')).toContain('q=normal(0.5,+1)&')
  expect(errors).toEqual([])
  await done()
})

test('a link to Laplace laws shows each of their fits', async () => {
  const { page, errors, close: done } = await openDeck(link({ p: close, q: 'laplace(0.5, 1.5)', family: 'laplace' }))
  const value = async (quantity: string) =>
    Number(await page.locator(`#fit-reverse output[data-quantity="${quantity}"]`).getAttribute('data-value'))
  expect(await value('reverse-1-mean')).toBeCloseTo(-1.3733391909948567, 9)
  expect(await value('reverse-2-sd')).toBeCloseTo(1.559931445541143, 9)
  expect(await value('saddle-1-kl')).toBeCloseTo(0.6146132470824366, 10)
  const start = page.locator('#fit-reverse [data-handle="q:start"]')
  await start.focus()
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowLeft')
  await painted(page)
  expect(await page.locator(`#fit-reverse ${parts.reached} output`).first().textContent()).toBe('−1.3733')
  expect(errors).toEqual([])
  await done()
})

test('with a fixed sd q rolls along the curve: dragged over the hill it ends in the other valley', async () => {
  const { page, errors, close: done } = await openDeck(link({ p: close, q: 'normal(0.5, 1)', family: 'fixed-sd' }))
  const reached = page.locator(`#fit-reverse ${parts.reached} output`).first()
  expect(await reached.textContent()).toBe('1.7970')
  const start = page.locator('#fit-reverse [data-handle="q:start"]')
  const box = await start.boundingBox()
  if (!box) throw new Error('no start')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y - 40, { steps: 6 })
  await page.mouse.up()
  await painted(page)
  expect(await reached.textContent()).toBe('−1.7970')
  expect(decodeURIComponent((await page.locator('#fit-reverse').getAttribute('data-state')) ?? '')).toMatch(
    /q=normal\(-\d\.\d+,\+1\)&/,
  )
  // down the sd changes, and with it the fits: wide enough, there is one
  await start.focus()
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowUp')
  await painted(page)
  expect(await page.locator('#fit-reverse table tbody tr').count()).toBe(1)
  expect(errors).toEqual([])
  await done()
})

test('while a question is open no family shows its fits', async () => {
  const { page, close: done } = await openDeck('?motion=none#/reverse-kl')
  const family = page.locator('#fit-reverse').getByRole('combobox', { name: 'Family of q' })
  for (const chosen of ['fixed-sd', 'laplace']) {
    await family.selectOption(chosen)
    await painted(page)
    const veiled = await page.evaluate(
      () =>
        [...document.querySelectorAll('#fit-reverse output')].every(output => !(output as HTMLElement).dataset.value) &&
        getComputedStyle(document.querySelector('#fit-reverse table')!).visibility === 'hidden',
    )
    expect(veiled).toBe(true)
  }
  await done()
})

test('keys that come faster than frames all count, up and down as well as left and right', async () => {
  const { page, errors, close: done } = await openDeck(link({ p: close, q: 'normal(0.5, 1)' }))
  await page.locator('#fit-reverse [data-handle="q:start"]').evaluate((handle: HTMLElement) => {
    handle.focus()
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp']) handle.dispatchEvent(new KeyboardEvent('keydown', { key }))
  })
  await painted(page)
  expect(decodeURIComponent((await page.locator('#fit-reverse').getAttribute('data-state')) ?? '')).toContain(
    'q=normal(0.5,+1.3)',
  )
  expect(errors).toEqual([])
  await done()
})
