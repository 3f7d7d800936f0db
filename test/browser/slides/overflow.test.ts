import { describe, expect, it } from 'vitest'
import { openDeck } from '../harness.ts'
import { overflowing } from './overflow.ts'

/** What is reported once `html` has been put into the first slide, at a scale of 0.8. */
async function reported(html: string): Promise<string[]> {
  const { page, close } = await openDeck('?motion=none', { viewport: { width: 1024, height: 768 } })
  await page.evaluate(
    added => document.querySelector('.slides section.present')?.insertAdjacentHTML('beforeend', added),
    html,
  )
  const problems = await overflowing(page)
  await close()
  return problems
}

const at = (left: number, top: number) => `position: absolute; left: ${left}px; top: ${top}px; white-space: nowrap`

describe('what does not fit into a slide', () => {
  it('is nothing on a slide where all fits', async () => {
    expect(await reported(`<p style="${at(40, 650)}">short</p>`)).toEqual([])
  })

  it.each([
    [
      'text beyond the right edge',
      `<p style="${at(1200, 100)}; font-size: 30px">rather long</p>`,
      '<p> “rather long” reaches',
    ],
    ['text below the lower edge', `<p style="${at(100, 715)}; font-size: 30px">low</p>`, '<p> “low” reaches'],
    [
      'a figure beyond the edge',
      `<figure style="${at(1000, 100)}; width: 400px; height: 10px"></figure>`,
      '<figure> reaches',
    ],
    [
      'text that a box around it cuts off',
      `<div style="${at(40, 600)}; width: 30px; overflow: hidden"><span>rather long</span></div>`,
      '<span> “rather long” reaches',
    ],
    [
      'code that has to be scrolled',
      `<pre style="${at(40, 600)}; width: 30px; overflow: auto">rather long</pre>`,
      '<pre> “rather long” holds',
    ],
    [
      'a formula beyond the edge',
      `<span class="katex" style="${at(1250, 300)}"><span class="katex-html"><span class="katex-base" style="display: inline-block; width: 60px">x</span></span></span>`,
      '<span> “x” reaches',
    ],
    [
      'a line of a figure that runs into another',
      `<figure style="${at(100, 600)}"><p style="${at(0, 0)}">rather long</p><p style="${at(60, 0)}">other</p></figure>`,
      '<p> “rather long” runs into <p> “other”',
    ],
  ])('is %s', async (_, html, message) => {
    expect(await reported(html)).toContainEqual(expect.stringContaining(message))
  })

  it('is nothing that is not seen: hidden, faded out, for screen readers alone', async () => {
    const unseen = ['display: none', 'visibility: hidden', 'opacity: 0', 'width: 1px; height: 1px; overflow: hidden']
    const html = unseen.map(style => `<p style="${at(1270, 300)}; ${style}">rather long</p>`).join('')
    expect(await reported(html)).toEqual([])
  })
})
