import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Which of axe's rules are asked for; all of them where nothing is said. */
export interface Findings {
  runOnly?: string[]
}

/** What a page in another theme may do wrong that it does not do in the first: a theme changes colours, and nothing else. */
export const ofColourAlone: Findings = { runOnly: ['cat.color'] }

interface Axe {
  run(
    context: string,
    options: Findings & { resultTypes: ['violations'] },
  ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
}

/** What axe finds within `selector`, one line for each. */
export async function findings(page: Page, selector: string, which: Findings = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  return page.evaluate(
    async ({ where, which }) => {
      const { axe } = window as unknown as { axe: Axe }
      const { violations } = await axe.run(where, { ...which, resultTypes: ['violations'] })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.replaceAll('\n', ' ')}`,
        ),
      )
    },
    { where: selector, which },
  )
}
