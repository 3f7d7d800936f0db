import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted, whereabouts } from '../../../src/tools/browser/deckPage.ts'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const lying: BrowserContextOptions = { ...phone, viewport: { width: 844, height: 390 } }

const gloss = (page: Page) => page.getByRole('note')
const symbol = (page: Page, slide: string, name: string) =>
  page.locator(`[id="${slide}"] ${parts.words} [data-symbol="${name}"]`).first()

/** The pointer rests on an element long enough for anything to show. */
async function rest(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y, { steps: 3 })
  await page.waitForTimeout(900)
}

async function middleOf(page: Page, slide: string, name: string): Promise<[number, number]> {
  const box = await symbol(page, slide, name).boundingBox()
  if (!box) throw new Error(`no ${name} on ${slide}`)
  return [box.x + box.width / 2, box.y + box.height / 2]
}

test('with the mouse: a symbol is explained after a moment, stays while pointed at, goes with Escape, and leads to its slide', async () => {
  const { page, errors, close } = await openDeck('?motion=none#/normals')
  const [x, y] = await middleOf(page, 'normals', 'mu-q')
  await page.mouse.move(x, y)
  await gloss(page).waitFor()
  expect(await gloss(page).innerText()).toContain('standard deviation')
  // Index and letter are one symbol.
  expect(await page.locator(parts.explained).allTextContents()).toEqual(['μ', 'q'])
  await page.keyboard.press('Escape')
  expect(await gloss(page).count()).toBe(0)
  expect((await whereabouts(page)).id).toBe('normals')
  expect(await page.locator('.reveal.overview').count()).toBe(0)

  await page.mouse.move(5, 5)
  await rest(page, ...(await middleOf(page, 'normals', 'D-KL-P-Q')))
  await gloss(page).waitFor()
  expect(await gloss(page).innerText()).toContain('forward')
  const box = await gloss(page).boundingBox()
  if (!box) throw new Error('no explanation')
  await rest(page, box.x + 30, box.y + box.height / 2)
  expect(await gloss(page).count()).toBe(1)
  await gloss(page).getByRole('link').click()
  await painted(page)
  expect((await whereabouts(page)).id).toBe('forward-kl')
  expect(await gloss(page).count()).toBe(0)

  // Nothing pops up while something is pointed at or drawn.
  const place = await middleOf(page, 'forward-kl', 'q')
  for (const key of ['l', 'd']) {
    await page.keyboard.press(key)
    await page.mouse.move(5, 5)
    await rest(page, ...place)
    expect(await gloss(page).count()).toBe(0)
    await page.keyboard.press(key)
  }
  await page.mouse.move(5, 5)
  await rest(page, ...place)
  await gloss(page).waitFor()
  expect(await gloss(page).innerText()).toContain('density of the model')
  await rest(page, 5, 5)
  await gloss(page).waitFor({ state: 'detached' })
  expect(errors).toEqual([])
  await close()
})

test('a symbol means what it means on its slide', async () => {
  const { page, close } = await openDeck('?motion=none&view=reading#/alpha')
  const meaning = async (slide: string, name: string) => {
    await symbol(page, slide, name).click()
    const text = await gloss(page).innerText()
    await page.keyboard.press('Escape')
    return text
  }
  expect(await meaning('alpha', 'sigma-i')).toContain('hump')
  expect(await meaning('two-dimensions', 'sigma-i-2')).toContain('coordinate')
  expect(await meaning('variational-inference', 'p-x')).toContain('evidence')
  expect(await page.locator('#variational-inference .katex-html [data-symbol="p"]').count()).toBe(0)
  expect(await page.locator('#kl-divergence .katex-html [data-symbol="p-x"]').count()).toBe(0)
  await close()
})

for (const [name, context] of [
  ['upright', phone],
  ['lying', lying],
] as const)
  test(`with a finger, on a phone ${name}: a tap near a symbol explains it within the screen, one elsewhere ends that`, async () => {
    const { page, close } = await openDeck('?motion=none#/normals', context)
    await symbol(page, 'normals', 'mu-q').scrollIntoViewIfNeeded()
    const [x, y] = await middleOf(page, 'normals', 'mu-q')
    await page.touchscreen.tap(x + 3, y + 5)
    await gloss(page).waitFor()
    const box = await gloss(page).boundingBox()
    const { width, height } = context.viewport ?? { width: 0, height: 0 }
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
    await page.touchscreen.tap(3, height / 2)
    expect(await gloss(page).count()).toBe(0)
    await close()
  })

test('with the keyboard: Y lists the symbols of the slide, then all others; arrows go through the links; Escape gives back', async () => {
  const { page, close } = await openDeck('?motion=none#/two-dimensions')
  await page.keyboard.press('y')
  const panel = page.getByRole('dialog', { name: 'Symbols and terms' })
  expect(await panel.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['On this slide', 'On other slides'])
  const here = panel.locator('section').first()
  expect(await here.innerText()).toContain('correlation of the target')
  expect(await here.innerText()).not.toContain('evidence')
  expect(await panel.innerText()).toContain('evidence lower bound')
  // Each entry once.
  expect(await panel.locator('li').count()).toBe(await page.locator(`${hooks.glossary} [data-entry]`).count())
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A')
  const target = await page.evaluate(() => document.activeElement?.getAttribute('href'))
  await page.keyboard.press('Enter')
  await painted(page)
  expect(`#/${(await whereabouts(page)).id}`).toBe(target)
  await close()
})

test('in the reading view each slide has its list, terms lead to where they are defined, and the glossary ends the page', async () => {
  const { page, close } = await openDeck('?motion=none&view=reading#/why-reverse')
  const button = page.locator('#why-reverse').getByRole('button', { name: 'Symbols' })
  await button.focus()
  await page.keyboard.press('Enter')
  expect(await page.getByRole('dialog').locator('section').first().innerText()).toContain('posterior')
  await page.keyboard.press('Escape')
  expect(await button.evaluate(element => element === document.activeElement)).toBe(true)

  const term = page.locator('#why-reverse .notes a[data-symbol]').first()
  expect(await term.innerText()).toBe('posterior')
  await page.keyboard.press('Tab')
  await term.focus()
  await term.press('Enter')
  await page.waitForFunction(() => location.hash === '#/variational-inference')
  // The narration of a slide mentions a term once as a link.
  const twice = await page.evaluate(() =>
    [...document.querySelectorAll('.notes')].flatMap(notes => {
      const names = [...notes.querySelectorAll<HTMLElement>('a[data-symbol]')].map(({ dataset }) => dataset.symbol)
      return names.filter((name, i) => names.indexOf(name) !== i)
    }),
  )
  expect(twice).toEqual([])
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Symbols and terms' }).click()
  await page.waitForFunction(
    where => Math.abs(document.querySelector(where)?.getBoundingClientRect().top ?? 1e9) < 300,
    hooks.glossary,
  )
  await close()
})

test('formulas look, and are read, as without the glossary: one width, the same MathML, no new stops for Tab', async () => {
  const { page, close } = await openDeck('?motion=none&view=reading')
  const changed = await page.evaluate(
    explained =>
      [...document.querySelectorAll('.slides [data-tex]')].flatMap(formula => {
        const before = formula.getBoundingClientRect()
        const marked = [...formula.querySelectorAll('[data-symbol]')]
        for (const glyph of marked) glyph.classList.add(explained)
        const after = formula.getBoundingClientRect()
        for (const glyph of marked) glyph.classList.remove(explained)
        const same = before.width === after.width && before.height === after.height
        const clean = !formula.querySelector('math [data-symbol], [tabindex]:not(.katex-display)')
        return same && clean ? [] : [formula.getAttribute('data-tex')]
      }),
    parts.explained.slice(1),
  )
  expect(changed).toEqual([])
  await close()
})
