import { expect, inject, test } from 'vitest'
import { awake } from '../../../src/tools/browser/deckPage.ts'
import { howOften } from '../../thorough.ts'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'
import { currentIn, drag, everythingIn, nextIn, openTab, openWindow, overhear, placeIn, stateIn } from './windows.ts'

const slide = '?motion=none#/kl-divergence'
const figure = 'explorer'
const handle = `#${figure} [data-handle="q:mean"]`

const poll = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000, interval: 40 })

test('S opens the speaker view: the notes, the slide, what comes next, the time', async () => {
  const { page, errors, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  const notes = await page.locator('#kl-divergence aside.notes').evaluate(aside => aside.innerHTML)
  expect(await speaker.locator(hooks.notes).innerHTML()).toBe(notes)
  expect(await speaker.locator(`${hooks.notes} .katex`).count()).toBeGreaterThan(3)
  expect(await placeIn(currentIn(speaker))).toBe('kl-divergence 0')
  await poll(() => placeIn(nextIn(speaker))).toBe('kl-divergence 1')
  expect(await speaker.locator('time').textContent()).toMatch(/\d:\d\d/)
  expect(await speaker.getByText(/^slide \d/).textContent()).toMatch(/^slide 2 of \d+, step 0 of \d+$/)
  const [first, windows] = [speaker.url(), page.context().pages().length]
  await page.bringToFront()
  await page.keyboard.press('s')
  await page.waitForTimeout(300)
  expect([speaker.url(), page.context().pages().length]).toEqual([first, windows])
  expect(errors).toEqual([])
  await close()
})

test('a drag in the audience’s window moves the figure in the speaker’s, and back, without a network', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  await page.context().setOffline(true)
  const start = await stateIn(page, figure)
  await drag(page, page.locator(handle), 60)
  const dragged = await stateIn(page, figure)
  expect(dragged).not.toBe(start)
  await poll(() => stateIn(currentIn(speaker), figure)).toBe(dragged)
  await drag(speaker, currentIn(speaker).locator(handle), -40)
  const back = await stateIn(currentIn(speaker), figure)
  expect(back).not.toBe(dragged)
  await poll(() => stateIn(page, figure)).toBe(back)
  const quantity = `#${figure} output[data-quantity="kl-qp"]`
  await poll(() => page.locator(quantity).getAttribute('data-value')).toBe(
    await currentIn(speaker).locator(quantity).getAttribute('data-value'),
  )
  await close()
})

test('keys on the speaker’s page drive the talk, those in the hall the speaker’s page, and black is black for the hall', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  await speaker.keyboard.press('PageDown')
  await speaker.keyboard.press('ArrowRight')
  await poll(() => placeIn(page)).toBe('kl-divergence 2')
  await page.bringToFront()
  await page.keyboard.press('PageUp')
  await poll(() => placeIn(currentIn(speaker))).toBe('kl-divergence 1')
  await speaker.bringToFront()
  await speaker.getByRole('button', { name: /^(Start|Pause|Go on)$/ }).focus()
  await speaker.keyboard.press('b')
  const black = page.locator('.pause-overlay')
  await poll(() => black.isVisible()).toBe(true)
  await poll(() => speaker.getByText('The screen is black').isVisible()).toBe(true)
  expect(await currentIn(speaker).locator('.pause-overlay').isVisible()).toBe(false)
  await speaker.keyboard.press('b')
  await poll(() => black.isVisible()).toBe(false)
  await poll(() => speaker.getByText('The screen is black').isVisible()).toBe(false)
  await close()
})

test('what comes next is shown with the state it will have, at every step of a slide', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  await drag(page, page.locator(handle), 50)
  for (let step = 1; step <= 6; step++) {
    const next = await (async () => {
      await poll(() => placeIn(nextIn(speaker))).toBe(`kl-divergence ${step}`)
      // A text's step leaves the figure as it was dragged; the preview waits for the drag to rest.
      if (step === 1) await poll(() => stateIn(nextIn(speaker), figure)).toBe(await stateIn(page, figure))
      return stateIn(nextIn(speaker), figure)
    })()
    await speaker.keyboard.press('PageDown')
    await poll(() => placeIn(page)).toBe(`kl-divergence ${step}`)
    await poll(() => stateIn(page, figure)).toBe(next)
  }
  await close()
})

test('the preview takes no part: nothing that is done to it leaves it', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  await poll(() => placeIn(nextIn(speaker))).toBe('kl-divergence 1')
  await nextIn(speaker)
    .locator('html')
    .evaluate(() => {
      ;(window as unknown as { deck: { reveal: { slide(h: number): void } } }).deck.reveal.slide(4)
    })
  await speaker.waitForTimeout(400)
  expect(await placeIn(page)).toBe('kl-divergence 0')
  await close()
})

test('an answer given in one window is given in the others', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  for (let i = 0; i < 2; i++) await page.keyboard.press('PageDown')
  const choice = `#${figure} ${hooks.stage} ${hooks.choice}`
  await poll(() => currentIn(speaker).locator(choice).first().isVisible()).toBe(true)
  await page.locator(choice).nth(1).click()
  await poll(() => currentIn(speaker).locator(`${choice}[aria-pressed="true"]`).count()).toBe(1)
  const value = `#${figure} output[data-quantity="kl-qp"]`
  await poll(() => currentIn(speaker).locator(value).getAttribute('data-value')).toBe(
    await page.locator(value).getAttribute('data-value'),
  )
  await close()
})

test('one who comes late is told everything: the place, and the figures of other slides too', async () => {
  const { page, close } = await openDeck(slide)
  await openWindow(page, 's')
  await drag(page, page.locator(handle), 70)
  await page.keyboard.press('Escape')
  for (let i = 0; i < 9; i++) await page.keyboard.press('PageDown')
  const late = await openWindow(page, 'w')
  const all = await everythingIn(page)
  expect(all.place).not.toMatch(/^(title|kl-divergence)/)
  await poll(() => everythingIn(late)).toEqual(all)
  expect(new URL(late.url()).searchParams.has('talk')).toBe(false)
  await late.reload()
  await awake(late)
  await poll(() => everythingIn(late)).toEqual(all)
  await close()
})

test('a step taken in a window before it has heard from the others counts, however late that is', async () => {
  const { page, close } = await openDeck(slide)
  await page.evaluate(() => {
    const { postMessage } = BroadcastChannel.prototype
    BroadcastChannel.prototype.postMessage = function (message) {
      setTimeout(() => postMessage.call(this, message), 2000)
    }
  })
  const late = await openWindow(page, 'w')
  await late.keyboard.press('PageDown')
  await poll(() => placeIn(page)).toBe('kl-divergence 1')
  await late.waitForTimeout(2200)
  for (const window of [page, late]) expect(await placeIn(window)).toBe('kl-divergence 1')
  await late.keyboard.press('PageDown')
  await poll(() => placeIn(page)).toBe('kl-divergence 2')
  await close()
})

test('a state that came with a link is the talk’s when the speaker view opens', async () => {
  const { page, close } = await openDeck('?motion=none&explorer.q=normal(2,+0.5)#/kl-divergence')
  const state = await stateIn(page, figure)
  expect(state).toContain('explorer.q=normal(2,+0.5)')
  const speaker = await openWindow(page, 's')
  await poll(() => stateIn(currentIn(speaker), figure)).toBe(state)
  await close()
})

test('a window that is loaded anew takes the talk up where it is', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  await drag(page, page.locator(handle), 70)
  const state = await stateIn(page, figure)
  await page.reload()
  await awake(page)
  await poll(() => stateIn(page, figure)).toBe(state)
  await speaker.reload()
  await poll(() => stateIn(currentIn(speaker), figure)).toBe(state)
  await close()
})

test('two talks on one machine do not disturb each other', async () => {
  const { page, close } = await openDeck(slide)
  const other = await openTab(page, inject('deckUrl') + slide)
  const alone = await openTab(page, inject('deckUrl') + slide)
  const ours = await openWindow(page, 's')
  await other.bringToFront()
  const theirs = await openWindow(other, 's')
  const [before, untouched] = [await everythingIn(other), await everythingIn(alone)]
  await drag(page, page.locator(handle), 70)
  await page.keyboard.press('PageDown')
  await poll(() => placeIn(currentIn(ours))).toBe('kl-divergence 1')
  await page.waitForTimeout(300)
  expect(await everythingIn(other)).toEqual(before)
  expect(await everythingIn(currentIn(theirs))).toEqual(before)
  expect(await everythingIn(alone)).toEqual(untouched)
  await close()
})

test('what is received is not sent on: each change is said once, by the window it was made in', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  await openWindow(page, 'w')
  await page.bringToFront()
  const heard = await overhear(page, inject('deckUrl'))
  await page.bringToFront()
  const changes = async () => (await heard()).filter(({ hello }) => !hello).map(({ from }) => from)
  await drag(page, page.locator(handle), 60)
  await page.keyboard.press('Escape')
  await page.keyboard.press('PageDown')
  await poll(() => placeIn(currentIn(speaker))).toBe('kl-divergence 1')
  await page.waitForTimeout(300)
  const from = await changes()
  expect(from.length).toBeGreaterThan(1)
  expect(new Set(from).size).toBe(1)
  await close()
})

test('what is malformed on the channel is ignored, and the talk goes on', async () => {
  const { page, errors, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  const all = await everythingIn(page)
  await page.evaluate(() => {
    const channel = new BroadcastChannel(`kl-talk-${sessionStorage.getItem('kl-talk-name')}`)
    const entry = (value: unknown, revision: unknown = 900) => ({ revision, from: 'zzz', value })
    const moment = { stage: 0, state: 'q=normal(0,+1)', answer: 'open', dragging: false }
    const bad: unknown[] = [
      ...[null, 7, 'x', [], {}, { from: 'zzz' }, { from: 'zzz', entries: null }],
      { from: 'zzz', entries: { place: entry({ slide: 'nowhere', step: 0 }) } },
      { from: 'zzz', entries: { place: entry({ slide: 'title', step: 'x' }, 901) } },
      { from: 'zzz', entries: { place: entry({ slide: 'title', step: 0 }, 1e300) } },
      { from: 'zzz', entries: { place: entry('<img src=x onerror=alert(1)>', 902), __proto__: entry(1) } },
      {
        from: 'zzz',
        entries: {
          'figure:explorer': entry(null),
          'figure:none': entry(moment),
          other: entry(1),
          constructor: entry(1),
        },
      },
      { from: 'zzz', entries: { 'figure:explorer': entry({ ...moment, stage: -1 }, 901) } },
      { from: 'zzz', entries: { 'figure:explorer': entry({ ...moment, state: 'q=normal(NaN,1)&p=&x=1' }, 902) } },
    ]
    for (const message of bad) channel.postMessage(message)
  })
  await page.waitForTimeout(300)
  expect(await everythingIn(page)).toEqual(all)
  await drag(page, page.locator(handle), 60)
  await poll(() => stateIn(currentIn(speaker), figure)).toBe(await stateIn(page, figure))
  await page.keyboard.press('Escape')
  await page.keyboard.press('PageDown')
  await poll(() => placeIn(currentIn(speaker))).toBe('kl-divergence 1')
  expect(errors).toEqual([])
  await close()
})

test('a state left at a step that is no longer shown counts when the talk comes back to that step', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  for (let i = 0; i < 2; i++) await page.keyboard.press('PageDown')
  const asked = await stateIn(page, figure)
  const say = (entries: object) =>
    page.evaluate(entries => {
      const channel = new BroadcastChannel(`kl-talk-${sessionStorage.getItem('kl-talk-name')}`)
      channel.postMessage({ from: 'zzz', entries })
      channel.close()
    }, entries)
  const left = { stage: 0, state: 'q=normal(0,+1.5)', answer: 'open', dragging: false }
  await say({ 'figure:explorer': { revision: 900, from: 'zzz', value: left } })
  await page.waitForTimeout(300)
  for (const where of [page, currentIn(speaker)]) expect(await stateIn(where, figure)).toBe(asked)
  await say({ place: { revision: 901, from: 'zzz', value: { slide: 'kl-divergence', step: 0 } } })
  for (const where of [page, currentIn(speaker)])
    await poll(() => stateIn(where, figure)).toContain('explorer.q=normal(0,+1.5)')
  await close()
})

test('what is drawn in one window is seen in the others, until the next slide', async () => {
  const { page, close } = await openDeck('?motion=none#/sources')
  const speaker = await openWindow(page, 's')
  await page.keyboard.press('d')
  await page.mouse.move(300, 600)
  await page.mouse.down()
  await page.mouse.move(500, 640, { steps: 6 })
  await page.mouse.up()
  const line = await page.locator(`${parts.ink} path`).getAttribute('d')
  expect(line?.length).toBeGreaterThan(20)
  await poll(() => currentIn(speaker).locator(`${parts.ink} path`).count()).toBe(1)
  await poll(() => currentIn(speaker).locator(`${parts.ink} path`).getAttribute('d')).toBe(line)
  await speaker.keyboard.press('PageUp')
  await poll(() => page.locator(`${parts.ink} path`).count()).toBe(0)
  await poll(() => currentIn(speaker).locator(`${parts.ink} path`).count()).toBe(0)
  await close()
})

test('a printed deck does not join', async () => {
  const { page, close } = await openDeck(slide)
  await openWindow(page, 's')
  const talk = await page.evaluate(() => sessionStorage.getItem('kl-talk-name'))
  const heard = await overhear(page, inject('deckUrl'))
  const print = await page.context().newPage()
  await print.goto(`${inject('deckUrl')}print.html?talk=${talk}`)
  await print.waitForSelector('html[data-deck="print-ready"]', { state: 'attached' })
  expect((await heard()).filter(({ hello }) => hello)).toEqual([])
  await close()
})

test('the stopwatch starts with the first step, pauses, goes back to 0, and remembers its target', async () => {
  const { page, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  const spent = async () => Number(await speaker.getByRole('timer').getAttribute('data-elapsed'))
  const target = speaker.getByLabel('Target, in minutes')
  const toggle = speaker.getByRole('button', { name: /^(Start|Pause|Go on)$/ })
  await speaker.waitForTimeout(600)
  expect([await spent(), await toggle.textContent()]).toEqual([0, 'Start'])
  await page.keyboard.press('PageDown')
  await poll(spent).toBeGreaterThan(0)
  await toggle.click()
  const paused = await spent()
  await speaker.waitForTimeout(600)
  expect([await spent(), await toggle.textContent()]).toEqual([paused, 'Go on'])
  await target.fill('20')
  await speaker.keyboard.press('Enter')
  expect(await speaker.getByText(/^[\d:]+ (left|over)$/).textContent()).toMatch(/^(20:00|19:5\d) left$/)
  await speaker.reload()
  expect([await spent(), await target.inputValue()]).toEqual([paused, '20'])
  await speaker.getByRole('button', { name: 'Reset' }).click()
  expect(await spent()).toBe(0)
  await speaker.goto(`${inject('deckUrl')}speaker.html?minutes=30`)
  expect(await target.inputValue()).toBe('30')
  await close()
})

/** Four changes each. */
const bursts = howOften({ full: 50, short: 16 })

test(`after ${4 * bursts} interleaved changes in two windows, the speaker’s page and a late one, all are equal`, async () => {
  const { page, errors, close } = await openDeck(slide)
  const speaker = await openWindow(page, 's')
  const second = await openWindow(page, 'w')
  const places = [page, second, currentIn(speaker)]
  const keys = ['ArrowRight', 'ArrowLeft', 'r', 'PageDown', 'PageUp', 'ArrowRight', 'Home', 'ArrowUp']
  let late: Awaited<ReturnType<typeof openWindow>> | undefined
  let seed = 12345
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  for (let i = 0; i < bursts; i++) {
    // Four changes at a time, in windows drawn by lot, none waiting for another.
    await Promise.all(
      Array.from({ length: 4 }, () => [places[random(places.length)]!, keys[random(keys.length)]!] as const).map(
        ([where, key]) => where.locator('html').evaluate(pressIn, key),
      ),
    )
    if (i === bursts / 2) {
      await page.bringToFront()
      late = await openWindow(page, 'w')
      places.push(late)
    }
  }
  const all = await (async () => {
    let last = ''
    await poll(async () => {
      const now = JSON.stringify(await Promise.all(places.map(everythingIn)))
      const settled = now === last
      last = now
      return settled
    }).toBe(true)
    return Promise.all(places.map(everythingIn))
  })()
  expect(all.length).toBe(4)
  for (const one of all) expect(one).toEqual(all[0])
  expect(errors).toEqual([])
  await close()
}, 120_000)

/** In the page: turns the deck, or moves a handle of the slide's figure, drawn by the key's own turn. */
function pressIn(_root: Element, key: string): void {
  const { reveal } = (window as unknown as { deck: { reveal: import('reveal.js').RevealApi } }).deck
  const handles = [...reveal.getCurrentSlide().querySelectorAll<HTMLElement>('[data-handle]')]
  const turning = key.startsWith('Page') || handles.length === 0
  const target = turning ? document.body : handles[handles.length - 1]!
  const keyCode = { PageDown: 34, PageUp: 33 }[key] ?? 0
  if (key === 'r' && handles.length > 0) {
    const { figures } = (window as unknown as { deck: { figures: Map<string, { reset(): void }> } }).deck
    figures.get(target.closest('figure')?.id ?? '')?.reset()
  } else
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key: turning && keyCode === 0 ? 'PageDown' : key, keyCode, bubbles: true }),
    )
}
