/** A piece of somebody's text as a message cites it: in quotation marks, cut short where it is long. */
export function quoted(text: string): string {
  const whole = text.trim()
  if (whole.length <= longest) return `"${whole}"`
  const start = whole.slice(0, longest).replace(/[\ud800-\udbff]$/, '')
  return `"${start}…"`
}

const longest = 60
