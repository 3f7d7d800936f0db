/**
 * Reads `id="kl" class='wide' data-auto-animate` into names and values. Only `data-` names may stand without a value.
 * Throws a RangeError at the first thing that is no attribute.
 */
export function parseAttributes(text: string): [string, string][] {
  const attribute = /\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)')|(?=\s|$))/y
  const found: [string, string][] = []
  const end = text.trimEnd().length
  while (attribute.lastIndex < end) {
    const from = attribute.lastIndex
    const match = attribute.exec(text)
    const [, name = '', double, single] = match ?? []
    const value = double ?? single
    if (!match || (value === undefined && !name.startsWith('data-')))
      throw new RangeError(`expected attributes such as class="wide", got "${text.slice(from).trim()}"`)
    found.push([name, value ?? ''])
  }
  if (found.length === 0) throw new RangeError('expected attributes such as class="wide", got nothing')
  return found
}
