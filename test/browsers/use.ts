import { expect, it } from 'vitest'
import { kl, parseDistribution } from '../../src/math/index.ts'
import { awake, painted, whereabouts } from '../../src/tools/browser/deckPage.ts'
import { hooks } from '../browser/parts.ts'
import type { Engine, Tab } from './engines/tab.ts'
import { attribute, click, middle, openDeck } from './harness.ts'

const handle = (name: string) => `#explorer [data-handle="${name}"]`

/** The deck at its first figure, with P and Q as given. */
const link = (p: string, q: string) =>
  `?motion=none&theme=light&explorer.p=${encodeURIComponent(p)}&explorer.q=${encodeURIComponent(q)}#/kl-divergence`

const stateOf = async (tab: Tab, id = 'explorer') => (await attribute(tab, `#${id}`, 'data-state')) ?? ''

async function handleValue(tab: Tab, name: string): Promise<number> {
  return Number(await attribute(tab, handle(name), 'aria-valuenow'))
}

/** Where the mean of Q would stand on the screen if it were `mean`, and what a pixel is worth there. */
async function placeOfMean(tab: Tab, mean: number) {
  const [at, sd] = [await middle(tab, handle('q:mean')), await middle(tab, handle('q:sd'))]
  const unit = (sd.x - at.x) / (await handleValue(tab, 'q:sd'))
  return { x: at.x + (mean - (await handleValue(tab, 'q:mean'))) * unit, y: at.y, pixel: 1 / unit }
}

/** Expects the numbers on the screen to be those of P and Q on the screen, to every digit. */
async function expectTrueNumbers(tab: Tab): Promise<void> {
  const [, p = '', q = ''] = /explorer\.p=(.*?)&explorer\.q=(.*?)(?:&|$)/.exec(await stateOf(tab)) ?? []
  const [one, other] = [p, q].map(text => parseDistribution(decodeURIComponent(text.replaceAll('+', ' '))))
  if (!one || !other) throw new Error('There is no P or no Q.')
  for (const [quantity, truth] of [
    ['kl-qp', kl(other, one)],
    ['kl-pq', kl(one, other)],
  ] as const) {
    const selector = `#explorer output[data-quantity="${quantity}"]`
    const value = Number(await attribute(tab, selector, 'data-value'))
    expect(Math.abs(value - truth)).toBeLessThanOrEqual(1e-13 * Math.max(1, truth))
    expect(await tab.evaluate(selector => document.querySelector(selector)?.textContent, selector)).toBe(
      truth.toFixed(4),
    )
  }
}

/** What a presenter and a student do, claimed alike of every browser. */
export function useClaims(engine: () => Engine): void {
  for (const [width, height] of [
    [768, 432],
    [1280, 720],
    [1920, 1080],
  ] as const)
    it(`a drag lands where the pointer is, at ${width} × ${height}, and the numbers are true`, async () => {
      const tab = await openDeck(engine(), link('normal(0, 1)', 'normal(1, 1)'), { width, height })
      for (const [pointer, mean] of [
        ['mouse', 3],
        ['touch', 2],
      ] as const) {
        const from = await middle(tab, handle('q:mean'))
        const to = await placeOfMean(tab, mean)
        await tab.stroke(pointer, [from, { x: (from.x + to.x) / 2, y: to.y }, to])
        await painted(tab)
        expect(Math.abs((await handleValue(tab, 'q:mean')) - mean), pointer).toBeLessThan(1.5 * to.pixel)
        await expectTrueNumbers(tab)
      }
      expect((await whereabouts(tab)).id).toBe('kl-divergence')
      expect(await tab.errors()).toEqual([])
    })

  it('the Tab key leads to a handle, arrows move it, and a clicker still turns the slide', async () => {
    const tab = await openDeck(engine(), link('normal(0, 1)', 'normal(1, 1)'))
    const focused = () => tab.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.handle)
    for (let presses = 0; presses < 25 && !(await focused()); presses++) await tab.press('Tab')
    expect(await focused()).toBe('p:mean')
    for (const [key, mean] of [
      ['ArrowRight', 0.1],
      ['Shift+ArrowRight', 1.1],
      ['Alt+ArrowLeft', 1.09],
      ['Home', -10],
      ['End', 10],
    ] as const) {
      await tab.press(key)
      await painted(tab)
      expect(await handleValue(tab, 'p:mean'), key).toBeCloseTo(mean, 10)
    }
    await expectTrueNumbers(tab)
    await tab.press('PageDown')
    await painted(tab)
    expect(await whereabouts(tab)).toEqual({ id: 'kl-divergence', step: 1 })
    expect(await tab.errors()).toEqual([])
  })

  it('steps go forward and back; a choice answers the question; T changes the theme', async () => {
    const tab = await openDeck(engine(), '?motion=none&theme=light#/kl-divergence')
    const visited = [await stateOf(tab)]
    for (let step = 0; step < 3; step++) {
      await tab.press('PageDown')
      await painted(tab)
      visited.push(await stateOf(tab))
    }
    for (const state of visited.slice(0, -1).toReversed()) {
      await tab.press('PageUp')
      await painted(tab)
      expect(await stateOf(tab)).toBe(state)
    }
    const choice = `#explorer ${hooks.stage} ${hooks.choice}`
    const asked = () => tab.evaluate(choice => document.querySelector(choice)?.checkVisibility() ?? false, choice)
    for (let step = 0; step < 6 && !(await asked()); step++) {
      await tab.press('PageDown')
      await painted(tab)
    }
    const number = () => tab.evaluate(() => document.querySelector('#explorer output')?.textContent)
    expect(await number()).toBe('?')
    await click(tab, choice)
    expect(await number()).not.toBe('?')
    const ground = () => tab.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ground'))
    const light = await ground()
    await tab.press('Escape')
    await tab.press('t')
    await painted(tab)
    expect(await tab.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    expect(await ground()).not.toBe(light)
    expect(await tab.errors()).toEqual([])
  })

  it('W and S open windows that follow, and the speaker sees what comes next', async () => {
    const tab = await openDeck(engine(), '?motion=none#/kl-divergence')
    const other = await tab.opened(() => tab.press('w'))
    await awake(other)
    await tab.toFront()
    await click(tab, handle('q:mean'))
    await tab.press('ArrowRight')
    await painted(tab)
    const moved = await stateOf(tab)
    await expect.poll(() => stateOf(other), { timeout: 10_000 }).toBe(moved)
    const speaker = await tab.opened(() => tab.press('s'))
    await speaker.waitForFunction(
      () => document.querySelector('article[aria-label="Notes"][data-slide] .katex') !== null,
    )
    const frames = () =>
      speaker.evaluate(
        frames =>
          frames.map(where => {
            const frame = document.querySelector<HTMLIFrameElement>(where)
            const deck = (frame?.contentWindow as unknown as { deck?: { reveal: import('reveal.js').RevealApi } })?.deck
            return deck && `${deck.reveal.getCurrentSlide().id} ${(deck.reveal.getIndices().f ?? -1) + 1}`
          }),
        [hooks.currentFrame, hooks.nextFrame],
      )
    await expect.poll(frames, { timeout: 20_000 }).toEqual(['kl-divergence 0', 'kl-divergence 1'])
    await speaker.toFront()
    await speaker.press('PageDown')
    await expect.poll(() => whereabouts(tab), { timeout: 10_000 }).toEqual({ id: 'kl-divergence', step: 1 })
    await expect.poll(() => whereabouts(other), { timeout: 10_000 }).toEqual({ id: 'kl-divergence', step: 1 })
    expect(await Promise.all([tab, other, speaker].map(window => window.errors()))).toEqual([[], [], []])
  })

  it('the reading view stands on a phone: its figure is drawn, steps, and is dragged', async () => {
    const phone = { width: 390, height: 844 }
    const tab = await openDeck(engine(), '?motion=none&theme=light#/kl-divergence', phone)
    expect(await tab.evaluate(() => [innerWidth, document.documentElement.dataset.view].join(' '))).toBe('390 reading')
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await tab.evaluate(
      selector => document.querySelector(selector)?.scrollIntoView({ block: 'center' }),
      handle('q:mean'),
    )
    await painted(tab)
    const from = await middle(tab, handle('q:mean'))
    const before = await handleValue(tab, 'q:mean')
    await tab.stroke('touch', [from, { x: from.x + 20, y: from.y }, { x: from.x + 40, y: from.y }])
    await painted(tab)
    expect(await handleValue(tab, 'q:mean')).toBeGreaterThan(before + 0.5)
    await expectTrueNumbers(tab)
    const steps = `#explorer ${hooks.steps}`
    await tab.evaluate(steps => document.querySelector(steps)?.scrollIntoView({ block: 'center' }), steps)
    const words = () => tab.evaluate(steps => document.querySelector(steps)?.textContent ?? '', steps)
    const first = await words()
    await tab.evaluate(() => document.querySelector<HTMLElement>('#explorer [aria-label="Next step"]')?.click())
    await painted(tab)
    expect(await words()).not.toBe(first)
    expect(await tab.errors()).toEqual([])
  })

  it('the print rendition gets ready', async () => {
    const tab = await openDeck(engine(), '?motion=none')
    const slides = await tab.evaluate(() => document.querySelectorAll('.slides section[id]').length)
    await tab.goto(await tab.evaluate(() => new URL('print.html', location.href).href))
    await tab.waitForFunction(() => document.documentElement.dataset.deck === 'print-ready')
    expect(await tab.evaluate(() => document.querySelectorAll('.slides section[id]').length)).toBe(slides)
    expect(await tab.errors()).toEqual([])
  })
}
