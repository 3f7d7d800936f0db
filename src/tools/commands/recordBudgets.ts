/** `npm run budgets`: shows what the built lecture weighs, and keeps the history of it. */
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { budgetTable, exceeded, type Weight, weigh } from '../budgets/budgets.ts'
import { buildDeckIfStale, distFolder, projectFolder } from '../serve.ts'
import { readOptions } from './options.ts'

const usage = `npm run budgets [-- --record LABEL]

What each part of the built lecture weighs, beside its limit. With a PDF in dist/ (npm run pdf), that too.
  --record LABEL   adds the numbers to test/budgets.csv, under today's date and LABEL`

const history = join(projectFolder, 'test/budgets.csv')

/** Shows the budgets, and their history where asked to keep it; 1 where one is exceeded. */
export async function main(args: string[]): Promise<number | undefined> {
  const options = readOptions(args, usage, { record: { type: 'string' } })
  if (!options) return
  await buildDeckIfStale()
  const weights = weigh(distFolder)
  console.log(budgetTable(weights))
  const problems = exceeded(weights)
  for (const problem of problems) console.error(problem)
  if (options.record !== undefined) await record(weights, options.record)
  return problems.length > 0 ? 1 : 0
}

/** Adds a row to the history: date, label, then the bytes of each budget in the order of the first line. */
async function record(weights: readonly Weight[], label: string): Promise<void> {
  if (!/^[^",\n]+$/.test(label))
    throw new RangeError(`--record: expected a label without commas and quotes, got “${label}”`)
  const [head = ''] = (await readFile(history, 'utf8')).split('\n')
  const sizes = new Map(weights.map(({ what, size }) => [what, size ?? '']))
  const columns = head.split(',').slice(2)
  const missing = [...sizes.keys()].filter(what => !columns.includes(what))
  if (missing.length > 0) throw new Error(`test/budgets.csv: its first line has no ${missing.join(', ')}`)
  const today = new Date().toISOString().slice(0, 10)
  await appendFile(history, `${[today, label, ...columns.map(what => sizes.get(what) ?? '')].join(',')}\n`)
}
