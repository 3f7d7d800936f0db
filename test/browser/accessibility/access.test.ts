import { expect, test } from 'vitest'
import { goTo, slidesOf } from '../../../src/tools/browser/deckPage.ts'
import { entriesFor } from '../../../src/widgets/core/query.ts'
import { applyText, figure as figureOf, initialState } from '../../../src/widgets/core/state.ts'
import { widgets } from '../../../src/widgets/index.ts'
import { openDeck } from '../harness.ts'
import { hooks, parts } from '../parts.ts'

test('a figure that is jumped to is captioned by what it shows, or by its open question', async () => {
  const { page, close } = await openDeck('?motion=none#/title')
  const slide = (await slidesOf(page)).find(({ id }) => id === 'reverse-kl')!
  const caption = page.locator('#fit-reverse figcaption')
  await goTo(page, slide, 2)
  const state = (await page.locator('#fit-reverse').getAttribute('data-state'))!
  const { model } = widgets.fit!
  const shown = applyText(model.fields, initialState(model.fields), entriesFor('fit-reverse', state), () => {})
  await expect.poll(() => caption.textContent()).toBe(figureOf(model, shown).sentence)
  await goTo(page, slide, 0)
  await expect.poll(() => caption.textContent()).toBe('The same two humps. Drag q to where DKL(Q∥P) is least.')
  await expect.poll(() => caption.getAttribute('aria-live')).toBe('polite')
  await close()
})

test('at a zoom of 400 % everything is there to be read, and nothing but wide formulas scrolls sideways', async () => {
  // A window of 1280 × 1024 pixels at 400 %.
  const { page, close } = await openDeck('?motion=none#/reverse-kl', { viewport: { width: 320, height: 256 } })
  expect(await page.evaluate(() => document.documentElement.dataset.view)).toBe('reading')
  const wide = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
  expect(await wide()).toBeLessThanOrEqual(0)
  const ids = await page.locator('figure').evaluateAll(all => all.map(({ id }) => id))
  for (const id of ids) {
    const figure = page.locator(`figure[id="${id}"]`)
    await figure.evaluate(element => element.scrollIntoView())
    await figure.locator(`${parts.mount} > *`).first().waitFor()
    const beyond = await figure.evaluate(element =>
      [...element.querySelectorAll('button, select, input, canvas, output, p')]
        .filter(part => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 1)
        .map(part => `${part.className || part.tagName}: ${part.textContent?.slice(0, 30)}`),
    )
    expect(beyond, id).toEqual([])
    expect(await wide(), id).toBeLessThanOrEqual(0)
  }
  await close()
})

test('in forced colours handles, choices and switches keep an edge that can be seen', async () => {
  const { page, close } = await openDeck('?motion=none#/kl-divergence/2', { forcedColors: 'active' })
  const edges = await page.locator('#explorer').evaluate(
    (figure, { handle, strip, choice }) =>
      [...figure.querySelectorAll(`${handle}, ${strip} :is(button, select), ${choice}`)]
        .filter(element => element.checkVisibility())
        .map(element => {
          const [own, ring] = [getComputedStyle(element), getComputedStyle(element, '::after')]
          const seen = (style: CSSStyleDeclaration) =>
            Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none'
          const around = element.closest('[role="group"]')
          return {
            name: element.className,
            edge: seen(own) || seen(ring) || (around ? seen(getComputedStyle(around)) : false),
          }
        }),
    { ...hooks, ...parts },
  )
  expect(edges.length).toBeGreaterThan(8)
  expect(edges.filter(({ edge }) => !edge)).toEqual([])
  await close()
})

test('with the keyboard alone every handle and control of a figure is reached, and shows that it has the focus', async () => {
  const { page, close } = await openDeck('?motion=none#/kl-divergence')
  const wanted = await page
    .locator('#explorer :is([data-handle], button, select)')
    .evaluateAll(all => all.filter(element => element.checkVisibility()).length)
  const reached = new Set<string>()
  const rings = () =>
    page.locator('#explorer :is([data-handle], button, select)').evaluateAll(all =>
      all.map(element => {
        const styles = [getComputedStyle(element), getComputedStyle(element, '::after')]
        return styles.map(({ outlineStyle, outlineWidth, boxShadow }) => outlineStyle + outlineWidth + boxShadow).join()
      }),
    )
  const atRest = await rings()
  await page.locator('#explorer [data-handle]').first().focus()
  for (let i = 0; i < wanted + 2; i++) {
    const place = await page
      .locator('#explorer :is([data-handle], button, select)')
      .evaluateAll(all => all.indexOf(document.activeElement as HTMLElement))
    if (place < 0) break
    expect((await rings())[place], `control ${place}`).not.toBe(atRest[place])
    reached.add(String(place))
    await page.keyboard.press('Tab')
  }
  expect(reached.size).toBe(wanted)
  await close()
})
