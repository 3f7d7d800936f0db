/** A progress bar for the terminal. */

/** A line with a bar of `width` characters, filled to `share` (0 to 1), and what is being done. */
export function progressBar(share: number, doing: string, width = 24): string {
  const filled = Math.round(width * Math.min(1, Math.max(0, share)))
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.round(100 * share)).padStart(3)} %  ${doing}`
}

/** Draws a bar over itself while work goes on; in a file or a pipe it says nothing. `done` wipes it away. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr) {
  const show = (text: string) => void (stream.isTTY && stream.write(`\r\u001b[2K${text}`))
  return {
    at: (share: number, doing: string) => show(progressBar(share, doing).slice(0, (stream.columns ?? 80) - 1)),
    done: () => show(''),
  }
}
