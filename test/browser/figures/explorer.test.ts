import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks } from '../parts.ts'

const slide = '#/kl-divergence'

function link(p: string, q: string, more = ''): string {
  return `?motion=none&explorer.p=${encodeURIComponent(p)}&explorer.q=${encodeURIComponent(q)}${more}${slide}`
}

/** The full-precision numbers on the slide, and how they are written. */
async function numbers(page: Page) {
  const read = async (quantity: string) => {
    const output = page.locator(`#explorer output[data-quantity="${quantity}"]`)
    return { value: Number(await output.getAttribute('data-value')), text: await output.textContent() }
  }
  return { qp: await read('kl-qp'), pq: await read('kl-pq') }
}

/** The value of a handle, as its slider says. */
async function handleValue(page: Page, handle: string): Promise<number> {
  return Number(await page.locator(`#explorer [data-handle="${handle}"]`).getAttribute('aria-valuenow'))
}

async function centre(page: Page, handle: string) {
  const box = await page.locator(`#explorer [data-handle="${handle}"]`).boundingBox()
  if (!box) throw new Error(`no handle ${handle}`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Screen pixels per unit of the abscissa, from two handles a known distance apart. */
async function pixelsPerUnit(page: Page): Promise<number> {
  const [mean, sd] = [await centre(page, 'q:mean'), await centre(page, 'q:sd')]
  return (sd.x - mean.x) / (await handleValue(page, 'q:sd'))
}

test.each([
  ['normal(-1, 1)', 'normal(1, 1)', 2, 2, '2.0000', '2.0000'],
  ['normal(0, 1)', 'normal(1, 2)', 1.3068528194400547, 0.44314718055994531, '1.3069', '0.4431'],
  ['normal(0, 0.3)', 'normal(0, 3)', 47.197414907005954, 1.8075850929940457, '47.1974', '1.8076'],
  ['normal(-5, 0.3)', 'normal(5, 0.3)', 555.55555555555556, 555.55555555555556, '555.5556', '555.5556'],
])('reads %s against %s to every digit', async (p, q, qp, pq, textQp, textPq) => {
  const { page, errors, close } = await openDeck(link(p, q))
  const shown = await numbers(page)
  expect(Math.abs(shown.qp.value - qp)).toBeLessThanOrEqual(1e-12 * qp)
  expect(Math.abs(shown.pq.value - pq)).toBeLessThanOrEqual(1e-12 * pq)
  expect([shown.qp.text, shown.pq.text]).toEqual([textQp, textPq])
  expect(errors).toEqual([])
  await close()
})

test('the first step reads exactly 2 and 2', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  expect(await numbers(page)).toEqual({ qp: { value: 2, text: '2.0000' }, pq: { value: 2, text: '2.0000' } })
  await close()
})

test('says ∞ where P has mass and Q has none, and a number the other way', async () => {
  const { page, close } = await openDeck(link('normal(0, 1)', 'uniform(-2, 2)'))
  const { qp, pq } = await numbers(page)
  expect(pq).toEqual({ value: Number.POSITIVE_INFINITY, text: '∞' })
  expect(qp.text).toBe('0.1993')
  await close()
})

test.each([0.6, 1, 1.5, 2])('a mouse drags Q to where the pointer is, at slide scale %d', async scale => {
  const size = { width: 1280 * scale, height: 720 * scale }
  const { page, close } = await openDeck(link('normal(0, 1)', 'normal(1, 1)'), { viewport: size })
  const unit = await pixelsPerUnit(page)
  const from = await centre(page, 'q:mean')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const during: number[] = []
  for (const mean of [1.5, 2, 3]) {
    await page.mouse.move(from.x + (mean - 1) * unit, from.y)
    await painted(page)
    during.push((await numbers(page)).qp.value)
    expect(await handleValue(page, 'q:mean')).toBeCloseTo(mean, 1)
  }
  const end = await handleValue(page, 'q:mean')
  expect(during).toEqual([...during].sort((a, b) => a - b))
  await page.mouse.up()
  await painted(page)
  const { qp, pq } = await numbers(page)
  expect(qp.value).toBeCloseTo(end ** 2 / 2, 12)
  expect(pq.value).toBeCloseTo(end ** 2 / 2, 12)
  await close()
})

test.each([0.6, 1, 2])('a finger drags P’s width, at slide scale %d, and the slide stays', async scale => {
  const { page, close } = await openDeck(link('normal(0, 1)', 'normal(0, 2)'), {
    viewport: { width: 1280 * scale, height: 720 * scale },
    hasTouch: true,
  })
  const unit = await pixelsPerUnit(page)
  const from = await centre(page, 'p:sd')
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + x, y: from.y }],
    })
  await touch('touchStart')
  for (let step = 1; step <= 8; step++) await touch('touchMove', (step / 8) * unit)
  await touch('touchEnd')
  await painted(page)
  const sd = await handleValue(page, 'p:sd')
  expect(sd).toBeCloseTo(2, 1)
  expect((await numbers(page)).pq.value).toBeCloseTo(Math.log(2 / sd) + sd ** 2 / 8 - 0.5, 12)
  expect(await page.evaluate(() => location.hash)).toBe(slide)
  await close()
})

test('keys move a focused handle: 0.1, Shift 1, Alt 0.01, Home and End to the ends', async () => {
  const { page, close } = await openDeck(link('normal(0, 1)', 'normal(1, 1)'))
  await page.locator('#explorer [data-handle="q:mean"]').focus()
  const after: number[] = []
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Alt+ArrowLeft', 'Home', 'End']) {
    await page.keyboard.press(key)
    await painted(page)
    after.push(await handleValue(page, 'q:mean'))
  }
  expect(after).toEqual([1.1, 2.1, 2.09, -10, 10])
  expect((await numbers(page)).qp.value).toBe(50)
  await close()
})

test('presses faster than the screen all count', async () => {
  const { page, close } = await openDeck(link('normal(0, 1)', 'normal(1, 1)'))
  const handle = page.locator('#explorer [data-handle="q:mean"]')
  await handle.evaluate(element => {
    for (let i = 0; i < 12; i++)
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  })
  await painted(page)
  expect(await handle.getAttribute('aria-valuenow')).toBe('2.2')
  await close()
})

test('a focused handle keeps its arrows, PageDown still moves the deck, Escape gives the keys back', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const step = async () => (await whereabouts(page)).step
  await page.locator('#explorer [data-handle="p:mean"]').focus()
  await page.keyboard.press('ArrowRight')
  expect(await step()).toBe(0)
  await page.keyboard.press('PageDown')
  expect(await step()).toBe(1)
  await page.keyboard.press('PageUp')
  expect(await step()).toBe(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  expect(await step()).toBe(1)
  await close()
})

test('a step shows its state, forwards and backwards alike', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const state = () => page.locator('#explorer').getAttribute('data-state')
  const visited = [await state()]
  const steps = await page.locator('section.present .fragment').count()
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press('PageDown')
    await painted(page)
    visited.push(await state())
  }
  const back = [await state()]
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press('PageUp')
    await painted(page)
    back.push(await state())
  }
  expect(back).toEqual(visited.toReversed())
  expect(new Set(visited).size).toBeGreaterThan(3)
  await close()
})

test('a drag stays until the figure’s next step, which knows nothing of it', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const figure = page.locator('#explorer')
  const start = await figure.getAttribute('data-state')
  await page.locator('#explorer [data-handle="p:mean"]').focus()
  await page.keyboard.press('End')
  await painted(page)
  expect(await figure.getAttribute('data-state')).toContain('explorer.p=normal(10,+1)')
  for (const key of ['PageDown', 'PageDown', 'PageUp', 'PageUp']) {
    await page.keyboard.press(key)
    await painted(page)
  }
  expect(await figure.getAttribute('data-state')).toBe(start)
  await close()
})

test('a question hides the numbers until it is answered, and the answer explains itself', async () => {
  const { page, close } = await openDeck(`?motion=none${slide}`)
  const question = page.locator(`#explorer ${hooks.stage}[data-ask]:visible`)
  for (let i = 0; i < 6 && (await question.count()) === 0; i++) {
    await page.keyboard.press('PageDown')
    await painted(page)
  }
  const output = page.locator('#explorer output[data-quantity="kl-qp"]')
  expect(await output.textContent()).toBe('?')
  expect(await output.getAttribute('data-value')).toBeNull()
  await question.locator(hooks.choice).first().click()
  await painted(page)
  expect(Number(await output.getAttribute('data-value'))).toBeGreaterThan(0)
  expect(await question.locator(`${hooks.reply}:visible`).textContent()).not.toBe('')
  await close()
})

test('what a link cannot say is reported on the page and ignored', async () => {
  const { page, errors, close } = await openDeck(
    `?motion=none&explorer.p=norml(0,1)&explorer.q=normal(3,1)&explorer.colour=red&exploer.p=normal(0,1)${slide}`,
  )
  const said = await page.locator(hooks.notices).textContent()
  expect(said).toContain('explorer.p')
  expect(said).toContain('did you mean normal')
  expect(said).toContain('explorer.colour')
  expect(said).toContain('“exploer”')
  expect(await page.locator('#explorer').getAttribute('data-state')).toContain('explorer.q=normal(3,+1)')
  expect(errors).toEqual([])
  await close()
})

test('bits are nats over log 2, in the text alone', async () => {
  const { page, close } = await openDeck(link('normal(-1, 1)', 'normal(1, 1)', '&explorer.unit=bits'))
  expect((await numbers(page)).qp).toEqual({ value: 2, text: '2.8854' })
  await close()
})

test('families, examples, reset and the Python of the state', async () => {
  const { page, close } = await openDeck(link('normal(0, 1)', 'normal(1, 1)'))
  await page.getByLabel('Family of Q').selectOption('uniform')
  await painted(page)
  expect((await numbers(page)).pq.text).toBe('∞')
  await page.getByLabel('Examples').selectOption('Q wide')
  await painted(page)
  expect((await numbers(page)).qp.text).toBe('2.9014')
  await page.getByRole('button', { name: 'Python' }).click()
  expect(await page.locator('#explorer pre code').textContent()).toContain('stats.norm(0, 3)')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Reset' }).click()
  await painted(page)
  expect(await page.locator('#explorer').getAttribute('data-state')).toContain(
    'explorer.p=normal(-1,+1)&explorer.q=normal(1,+1)',
  )
  await close()
})

test.each([1, 1.5, 2, 3])(
  'charts have a bitmap pixel for every screen pixel at pixel ratio %d',
  async deviceScaleFactor => {
    const { page, close } = await openDeck(`?motion=none${slide}`, {
      deviceScaleFactor,
      viewport: { width: 1600, height: 900 },
    })
    const ratios = await page
      .locator('#explorer canvas')
      .evaluateAll((canvases: HTMLCanvasElement[]) =>
        canvases.map(canvas => canvas.width / (canvas.getBoundingClientRect().width * devicePixelRatio)),
      )
    expect(ratios).toHaveLength(4)
    for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(0.99)
    await close()
  },
)
