/** What a link says of the figures: `figure.field=value`, each value in the notation of the slides. */
import { pipe, regex, string, transform } from 'valibot'
import { quoted } from '../../text/quoted.ts'
import { parseQuery } from '../../widgets/core/query.ts'
import { notice } from '../page/notice.ts'
import { readerOf } from '../schema/schema.ts'
import type { Figure } from './figure.ts'

const nameSchema = pipe(
  string(),
  regex(/^[^.]+\.[^.]*$/),
  transform(name => name.split('.') as [figure: string, field: string]),
)

const readName = readerOf(nameSchema)

/** How many things may be wrong with a link before the rest is only counted. */
const toldOfLink = 4

/** Restores what the address says of the figures; what cannot be read is reported on the page and ignored. */
export function applyLink(figures: ReadonlyMap<string, Figure>, query: string): void {
  const { byId, problems } = readLink(query)
  for (const [id, entries] of byId) {
    const figure = figures.get(id)
    if (figure) figure.applyLink(entries, (field, problem) => problems.push(`${id}.${cut(field)}: ${problem}.`))
    else problems.push(`there is no figure “${cut(id)}”; there are ${[...figures.keys()].join(', ')}.`)
  }
  for (const problem of problems.slice(0, toldOfLink)) notice(`Ignored in the link: ${problem}`)
  const more = problems.length - toldOfLink
  if (more > 0) notice(`Ignored in the link: ${more} more.`)
}

/** The entries of a link by the figures they name. Names without a dot say something else. */
function readLink(query: string): { byId: Map<string, [string, string][]>; problems: string[] } {
  const problems: string[] = []
  const byId = new Map<string, [string, string][]>()
  for (const [name, value] of parseQuery(query)) {
    const [id, field] = readName(name) ?? []
    if (id !== undefined && field !== undefined) byId.set(id, [...(byId.get(id) ?? []), [field, value]])
    else if (name.includes('.')) problems.push(`“${cut(name)}”: expected “figure.field=value”.`)
  }
  return { byId, problems }
}

function cut(name: string): string {
  return quoted(name).slice(1, -1)
}
