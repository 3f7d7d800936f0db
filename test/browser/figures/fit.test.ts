import { expect, test } from 'vitest'
import { painted } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { parts } from '../parts.ts'

const link = (figure: string, slide: string, set: Record<string, string>) =>
  `?motion=none&${Object.entries(set)
    .map(([field, value]) => `${figure}.${field}=${encodeURIComponent(value)}`)
    .join('&')}#/${slide}`

test('a link shows every optimum of its target, with its numbers', async () => {
  const { page, errors, close } = await openDeck(
    link('fit-reverse', 'reverse-kl', { p: '0.3 normal(-2, 0.25) + 0.7 normal(2, 1)' }),
  )
  const value = async (quantity: string) =>
    Number(await page.locator(`#fit-reverse output[data-quantity="${quantity}"]`).getAttribute('data-value'))
  expect(await value('reverse-1-mean')).toBeCloseTo(1.9865357160596658, 10)
  expect(await value('reverse-1-kl')).toBeCloseTo(0.3533126520249151, 10)
  expect(await value('reverse-2-kl')).toBeCloseTo(1.2015589574154445, 10)
  expect(await page.locator('#fit-reverse output[data-quantity="reverse-3-kl"]').count()).toBe(0)
  expect(errors).toEqual([])
  await close()
})

test('while a hump is dragged the optima are those of the target shown', async () => {
  const { page, close } = await openDeck(
    link('fit-reverse', 'reverse-kl', { p: '0.5 normal(-2, 1) + 0.5 normal(2, 1)' }),
  )
  const rows = page.locator('#fit-reverse table tbody tr')
  expect(await rows.count()).toBe(1)
  const far = page.locator('#fit-reverse [data-handle="p:mean-2"]')
  await far.focus()
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowRight')
  await painted(page)
  expect(await far.getAttribute('aria-valuenow')).toBe('3.5')
  expect(await rows.count()).toBe(5)
  await close()
})

test('the start can be dragged in the landscape, and the descent ends elsewhere', async () => {
  const { page, close } = await openDeck(link('fit-reverse', 'reverse-kl', { q: 'normal(-3, 1)' }))
  const reached = page.locator(`#fit-reverse ${parts.reached} output`).first()
  expect(await reached.textContent()).toBe('−2.4919')
  const start = await page.locator('#fit-reverse [data-handle="q:start"]').boundingBox()
  if (!start) throw new Error('no start')
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 190, y, { steps: 6 })
  await page.mouse.up()
  await painted(page)
  expect(await reached.textContent()).toBe('2.4919')
  expect(await page.locator('#fit-reverse').getAttribute('data-state')).toMatch(/fit-reverse\.q=normal\(2\./)
  await close()
})

test('a screen reader hears the figure’s sentence once, when a drag has ended', async () => {
  const { page, close } = await openDeck(link('fit-reverse', 'reverse-kl', { q: 'normal(-3, 1)' }))
  const caption = page.locator('#fit-reverse figcaption')
  expect(await caption.getAttribute('aria-live')).toBe('polite')
  await caption.evaluate(element => {
    const heard: string[] = []
    Object.assign(window, { heard })
    new MutationObserver(() => heard.push(element.textContent ?? '')).observe(element, { childList: true })
  })
  const hump = await page.locator('#fit-reverse [data-handle="p:mean-2"]').boundingBox()
  if (!hump) throw new Error('no handle')
  const [x, y] = [hump.x + hump.width / 2, hump.y + hump.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 40, y, { steps: 8 })
  await painted(page)
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard.length)).toBe(0)
  await page.mouse.up()
  await painted(page)
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  expect(heard.length).toBe(1)
  expect(heard[0]).toMatch(/The reverse fit has \d local minima: .* nats\./)
  await close()
})

test('a fifth hump is the last that can be added', async () => {
  const { page, close } = await openDeck(link('fit-forward', 'forward-kl', { q: 'normal(0, 1)' }))
  const button = page.locator('#fit-forward').getByRole('button', { name: 'Add a component to P' })
  for (let i = 0; i < 3; i++) {
    await button.click()
    await painted(page)
  }
  expect(await button.isDisabled()).toBe(true)
  expect(await page.locator('#fit-forward [data-handle^="p:mean"]').count()).toBe(5)
  await close()
})
