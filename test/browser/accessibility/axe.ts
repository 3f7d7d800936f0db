import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { hooks } from '../parts.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe looks at, and by which of its rules: all where nothing is said. */
export interface Findings {
  runOnly?: string[]
  /** The slide that stays in the page meanwhile, where a part of the page is more than one; else those that have to do with the part. */
  slide?: string
}

/** What a page in another theme may do wrong that it does not do in the first: a theme changes colours, and nothing else. */
export const ofColourAlone: Findings = { runOnly: ['cat.color'] }

interface Asked {
  where: string
  slide: string | undefined
  rules: Pick<Findings, 'runOnly'>
  slides: string
}

interface Axe {
  run(
    context: string,
    options: Pick<Findings, 'runOnly'> & { resultTypes: ['violations'] },
  ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
}

/**
 * What axe finds within `selector`, one line for each. The slides beside are out of the page meanwhile: axe goes through
 * all of it, whatever part it is asked about.
 */
export async function findings(page: Page, selector: string, { slide, ...rules }: Findings = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  return page.evaluate(lookAlone, { where: selector, slide, rules, slides: hooks.slide })
}

/** In the page. */
async function lookAlone({ where, slide, rules, slides }: Asked): Promise<string[]> {
  const part = document.querySelector(where)
  const belongs = (one: Element) => (slide ? one.matches(slide) : one.contains(part) || part?.contains(one))
  const others = [...document.querySelectorAll(slides)].filter(one => !belongs(one))
  const holes = others.map(other => {
    const hole = document.createComment('')
    other.replaceWith(hole)
    return () => hole.replaceWith(other)
  })
  try {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(where, { ...rules, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.replaceAll('\n', ' ')}`),
    )
  } finally {
    for (const putBack of holes) putBack()
  }
}
