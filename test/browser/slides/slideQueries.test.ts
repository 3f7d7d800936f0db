import { expect, test } from 'vitest'
import { openDeck } from '../harness.ts'

const asked = [
  '.slides section',
  '.slides>section',
  '.slides>section>section',
  '.slides>section.stack',
  '.slides>section.past',
  '.slides>section.future',
  '.slides>section.present',
  '.slides>section.present>section',
  '.slides section:not(.stack):not([data-visibility="uncounted"])',
]
const askedOfSlides = [
  'section',
  'video, audio',
  'iframe',
  'video[data-lazy-loaded] source[src], audio source[src]',
  'h2',
]

test('what the engine asks about its slides is answered as the browser would', async () => {
  const { page, errors, close } = await openDeck('?motion=none')
  const differing = () =>
    page.evaluate(
      ([ofDeck, ofSlide]) => {
        const same = (element: Element, selector: string) => {
          const own = [...element.querySelectorAll(selector)]
          const true_ = [...Element.prototype.querySelectorAll.call(element, selector)]
          const first = element.querySelector(selector) === Element.prototype.querySelector.call(element, selector)
          return first && own.length === true_.length && own.every((found, i) => found === true_[i])
        }
        const wrapper = document.querySelector('.reveal') as Element
        const slides = [...document.querySelectorAll('.slides section')]
        return [
          ...ofDeck.filter(selector => !same(wrapper, selector)),
          ...ofSlide.filter(selector => !slides.every(slide => same(slide, selector))),
        ]
      },
      [asked, askedOfSlides] as const,
    )
  expect(await differing()).toEqual([])
  for (const key of ['PageDown', 'PageDown', 'End', 'PageUp', 'Home']) {
    await page.keyboard.press(key)
    expect(await differing()).toEqual([])
  }
  await page.evaluate(() => {
    const added = document.createElement('section')
    added.innerHTML = '<section><p class="r-stretch">New</p></section><section><video></video></section>'
    document.querySelector('.slides > section:nth-of-type(3)')?.after(added)
    document.querySelector('.slides > section:nth-of-type(5) > section')?.remove()
  })
  expect(await differing()).toEqual([])
  expect(errors).toEqual([])
  await close()
})

test('at a step the engine walks through the page for nothing', async () => {
  const { page, close } = await openDeck('?motion=none')
  const walks = await page.evaluate(() => {
    const walks: string[] = []
    const whole = [document.querySelector('.reveal'), document.querySelector('.reveal > .slides')]
    const { querySelectorAll } = Element.prototype
    Element.prototype.querySelectorAll = function (this: Element, selector: string) {
      if (whole.includes(this)) walks.push(selector)
      return querySelectorAll.call(this, selector)
    }
    const { reveal } = (window as unknown as { deck: { reveal: { next(): void; prev(): void } } }).deck
    for (let i = 0; i < 12; i++) reveal.next()
    reveal.prev()
    Element.prototype.querySelectorAll = querySelectorAll
    return walks
  })
  expect(walks).toEqual([])
  await close()
})
