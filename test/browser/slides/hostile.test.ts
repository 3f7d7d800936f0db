import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { openDeckPage, painted, slidesOf, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { howOften } from '../../thorough.ts'
import { openDeck, openPage } from '../harness.ts'
import { hooks } from '../parts.ts'

const slide = '?motion=none#/kl-divergence'

/** Everything the page shows as numbers or says: nothing of it is no number. */
async function nothingIsNaN(page: Page): Promise<void> {
  const said = await page.evaluate(() => [
    ...[...document.querySelectorAll('figure[data-widget]')].flatMap(figure => [
      (figure as HTMLElement).dataset.state ?? '',
      figure.querySelector('figcaption')?.textContent ?? '',
    ]),
    ...[...document.querySelectorAll('output[data-value]')].map(output => (output as HTMLElement).dataset.value ?? ''),
    ...[...document.querySelectorAll('[aria-valuenow]')].map(handle => handle.getAttribute('aria-valuenow') ?? ''),
  ])
  expect(said.filter(text => /NaN|undefined/.test(text))).toEqual([])
}

test('a link full of nonsense opens the deck, tells what it ignored in a few lines, and runs none of it', async () => {
  const query = [
    'explorer.p=normal(NaN,1)',
    'explorer.q=%E0%A4%A',
    'explorer.__proto__=1',
    'constructor.p=1',
    '__proto__.p=1',
    'explorer.unit=<img+src=x+onerror=alert(1)>',
    `explorer.form=${'x'.repeat(5000)}`,
    'explorer.p=normal(1e308,5e-324)',
    '%00.%00=%00',
    'explorer.p=%ED%A0%80',
    ...Array.from({ length: 40 }, (_, i) => `nobody-${i}.p=1`),
  ].join('&')
  const { page, errors, close } = await openDeck(`?motion=none&${query}#/kl-divergence/99999999999999999999`)
  expect((await whereabouts(page)).id).toBe('kl-divergence')
  const notices = await page.locator(`${hooks.notices} p`).allTextContents()
  expect(notices.length).toBeLessThanOrEqual(6)
  expect(notices.at(-1)).toMatch(/^Ignored in the link: \d+ more\./)
  for (const notice of notices) expect(notice.length).toBeLessThan(400)
  expect(await page.locator(`${hooks.notices} img`).count()).toBe(0)
  expect(await page.locator('#explorer').getAttribute('data-state')).toContain('explorer.p=normal(100,+0.01)')
  await nothingIsNaN(page)
  expect(errors).toEqual([])
  await close()
})

test.each(['#/%E0%A4%A', '#/1e9/1e9', '#/constructor', '#/"><img src=x>'])(
  'the address %s, which leads nowhere, leads to a slide',
  async hash => {
    const { page, errors, close } = await openDeck(`?motion=none${hash}`)
    expect((await whereabouts(page)).id).not.toBe('')
    await page.keyboard.press('End')
    expect((await whereabouts(page)).id).toBe('sources')
    expect(errors).toEqual([])
    await close()
  },
)

test('drags far beyond the screen rest at the edges, on every slide, while the window changes its size and pixels', async () => {
  const { page, errors, close } = await openDeck('?motion=none')
  const cdp = await page.context().newCDPSession(page)
  const sizes = [
    { width: 1280, height: 720, deviceScaleFactor: 1, mobile: false },
    { width: 700, height: 1100, deviceScaleFactor: 2.5, mobile: false },
    { width: 320, height: 200, deviceScaleFactor: 1, mobile: false },
    { width: 1920, height: 400, deviceScaleFactor: 0.5, mobile: false },
  ]
  for (const { id, h, v, steps } of await slidesOf(page)) {
    await page.evaluate(([h, v, f]) => (window as unknown as Deck).deck.reveal.slide(h, v, f), [
      h,
      v,
      steps - 1,
    ] as const)
    await painted(page)
    const handles = await page.locator(`#${id} [data-handle]`).count()
    for (let i = 0; i < Math.min(handles, 2); i++) {
      await cdp.send('Emulation.setDeviceMetricsOverride', sizes[(i + 1) % sizes.length]!)
      await page.evaluate(dragBeyond, [id, i] as const)
    }
    await cdp.send('Emulation.setDeviceMetricsOverride', sizes[0]!)
    await painted(page)
    await nothingIsNaN(page)
    expect(await page.locator(`#${id} [role="alert"]`).count()).toBe(0)
    expect(await page.evaluate(canvasesFit)).toEqual([])
  }
  expect(errors).toEqual([])
  await close()
}, 180_000)

type Deck = Window & { deck: { reveal: import('reveal.js').RevealApi } }

/** In the page: takes a handle of the slide, and moves it to where no screen reaches, between two frames each. */
async function dragBeyond([id, index]: readonly [string, number]): Promise<void> {
  const handle = document.querySelectorAll<HTMLElement>(`#${id} [data-handle]`)[index]
  const plot = handle?.parentElement
  if (!handle || !plot) return
  const { left, top, width, height } = handle.getBoundingClientRect()
  const at = { x: left + width / 2, y: top + height / 2 }
  plot.setPointerCapture = () => {}
  const fire = (type: string, x: number, y: number) =>
    plot.dispatchEvent(
      new PointerEvent(type, { pointerId: 7, clientX: x, clientY: y, button: 0, bubbles: true, cancelable: true }),
    )
  const frame = () => new Promise(done => requestAnimationFrame(done))
  fire('pointerdown', at.x, at.y)
  for (const [x, y] of [
    [1e9, 1e9],
    [-1e9, 1e9],
    [at.x, -1e9],
    [1e300, -1e300],
    [at.x, at.y],
  ] as const) {
    fire('pointermove', x, y)
    await frame()
  }
  fire(index % 2 ? 'pointerup' : 'pointercancel', at.x, at.y)
  await frame()
}

/** In the page: canvases of the slide that do not have their box's shape. */
function canvasesFit(): string[] {
  return [...document.querySelectorAll<HTMLCanvasElement>('section.present canvas')].flatMap(canvas => {
    const shape = canvas.width / canvas.height
    const box = canvas.offsetWidth / canvas.offsetHeight
    return Math.abs(shape / box - 1) > 0.02 ? [`${canvas.width}×${canvas.height}`] : []
  })
}

/** Keys of the deck, and of figures, menus and fields. Those that open windows or leave the view have tests of their own. */
const keys = [
  ...['PageDown', 'PageUp', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Space', 'Shift+Space', 'Home', 'End'],
  ...['Shift+ArrowRight', 'Shift+ArrowLeft', 'Alt+ArrowRight', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Enter', 'Escape'],
  ...['n', 'p', 'g', '/', 'o', 'b', '.', 'z', 'r', 'l', 'd', 'c', 'm', 't', '?', '1', '2', '3', '4', '9', 'Backspace'],
  ...['x', 'Delete', 'CapsLock', 'Control+z'],
]

test('storms of keys, in any order, leave a deck that still answers', async () => {
  const { page, errors, close } = await openDeck(slide)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...keys), { minLength: 30, maxLength: 60 }), async storm => {
      for (const key of storm) await page.keyboard.press(key)
      // Whatever is open, three Escapes and a step close; then the deck is where it is told to be.
      for (let i = 0; i < 4; i++) await page.keyboard.press('Escape')
      if (await page.evaluate(() => (window as unknown as Deck).deck.reveal.isOverview()))
        await page.keyboard.press('Escape')
      await page.keyboard.press('PageDown')
      await page.keyboard.press('PageUp')
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      await page.keyboard.press('Home')
      expect(await whereabouts(page)).toMatchObject({ id: 'title' })
      await page.keyboard.press('PageDown')
      await painted(page)
      expect((await whereabouts(page)).id).toBe('kl-divergence')
      await nothingIsNaN(page)
      expect(errors).toEqual([])
    }),
    { numRuns: howOften({ full: 20, short: 2 }), seed: Number(process.env.SEED ?? 11), endOnFailure: true },
  )
  await close()
}, 300_000)

const garbage = [
  '{{{',
  'null',
  '[]',
  '1e999',
  '"',
  '{"query":7}',
  '{"strokes":[[]],"seconds":{"a":-1},"target":"x"}',
  '',
]

/** A page whose storage is full, of words that are none of ours. */
async function openWithGarbage() {
  const deck = await openPage()
  await deck.page.addInitScript(garbage => {
    const names =
      'kl-talk kl-talk-name kl-theme kl-view kl-rehearsal kl-progress kl-speaker-timer kl-speaker-minutes kl-speaker-size'.split(
        ' ',
      )
    for (const storage of [localStorage, sessionStorage])
      for (const [i, name] of names.entries()) storage.setItem(name, garbage[i % garbage.length] ?? '')
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  }, garbage)
  return deck
}

test('whatever lies in the storage, and though it takes nothing more, the deck works', async () => {
  const { page, errors, close } = await openWithGarbage()
  await openDeckPage(page, `${inject('deckUrl')}${slide}`)
  await page.locator('#explorer [data-handle="p:mean"]').focus()
  for (const key of ['Shift+ArrowRight', 'Escape', 't', 'm', 'Enter', 'm', 'Escape', 'PageDown'])
    await page.keyboard.press(key)
  expect((await whereabouts(page)).step).toBe(1)
  expect(errors).toEqual([])
  await close()
})

test('and so does the speaker’s page', async () => {
  const { page, errors, close } = await openWithGarbage()
  await page.goto(`${inject('deckUrl')}speaker.html`)
  await page.frameLocator(hooks.currentFrame).locator('html[data-deck="ready"]').waitFor({ state: 'attached' })
  expect(errors).toEqual([])
  await close()
})

test('fonts that do not come are done without', async () => {
  const deck = await openPage()
  await deck.page.route(/\.woff2$/, route => route.abort())
  await openDeckPage(deck.page, `${inject('deckUrl')}${slide}`)
  expect(await deck.page.locator('#explorer canvas').count()).toBeGreaterThan(0)
  await deck.page.keyboard.press('PageDown')
  expect((await whereabouts(deck.page)).step).toBe(1)
  expect(deck.errors.filter(error => !/woff2|ERR_FAILED/.test(error))).toEqual([])
  await deck.close()
})

test('a figure whose program did not come is tried again by its button, and is there', async () => {
  const deck = await openPage()
  let blocked = true
  await deck.page.route(/\/view-[^/]*\.js$/, route => (blocked ? route.abort() : route.continue()))
  await openDeckPage(deck.page, `${inject('deckUrl')}${slide}`)
  const alert = deck.page.locator('#explorer [role="alert"]')
  expect(await alert.textContent()).toContain('a part of the program did not come over the network')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => alert.getByRole('button').textContent()).toBe('Try again')
  blocked = false
  await alert.getByRole('button').click()
  await deck.page.locator('#explorer canvas').first().waitFor()
  expect(await alert.count()).toBe(0)
  await deck.close()
})

test('where the figures’ part of the program does not come, the slides can be turned, and the page says so', async () => {
  const deck = await openPage()
  await deck.page.route(/\/startEnhancements-[^/]*\.js$/, route => route.abort())
  await deck.page.goto(`${inject('deckUrl')}${slide}`)
  const notice = deck.page.locator(`${hooks.notices} p`)
  await notice.waitFor()
  expect(await notice.textContent()).toContain('The figures could not be started: a part of the program did not come')
  expect(await notice.getByRole('button', { name: 'Load the page anew' }).count()).toBe(1)
  await deck.page.keyboard.press('End')
  await expect.poll(() => deck.page.evaluate(() => location.hash)).toBe('#/sources')
  await deck.close()
})
