/** Printing the lecture from the deck. */
import { notice } from '../page/notice.ts'
import { inOneFile, pageUrl } from '../page/pageUrls.ts'

/** The print rendition, in the theme the deck has now. */
export function printUrl(): string {
  return pageUrl('print', document.documentElement.dataset.theme === 'dark' ? 'theme=dark' : '')
}

let printing = false

/** Opens the print rendition out of sight, and the browser's print dialogue when its pages are ready. */
export async function printLecture(): Promise<void> {
  if (printing) return
  // A page on a disk may not look into a frame: the rendition has a button that prints it.
  if (inOneFile) return void window.open(printUrl())
  printing = true
  const { end } = notice('Preparing the pages for print …')
  const frame = document.createElement('iframe')
  frame.className = 'kl-print-frame'
  frame.ariaHidden = 'true'
  frame.tabIndex = -1
  frame.src = printUrl()
  document.body.append(frame)
  const ready = await isReady(frame)
  end()
  printing = false
  if (ready) frame.contentWindow?.print()
  else notice(`The pages could not be prepared here. Open ${new URL(printUrl(), location.href).href} and print that.`)
  // Firefox and Safari return before the dialogue is closed.
  setTimeout(() => frame.remove(), ready ? 600_000 : 0)
}

/** Waits for the rendition; false after a minute. */
async function isReady(frame: HTMLIFrameElement): Promise<boolean> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    if (frame.contentDocument?.documentElement.dataset.deck === 'print-ready') return true
    await new Promise(done => setTimeout(done, 100))
  }
  return false
}

/** For those who print from a menu, which gives the current slide: where the whole lecture is. */
export function addPrintNote(): void {
  const note = document.createElement('p')
  note.className = 'kl-print-note'
  const link = document.createElement('a')
  link.href = pageUrl('print')
  link.textContent = inOneFile ? 'the print rendition' : 'print.html'
  note.append('This is one slide. The whole lecture prints from ', link, ', or with Ctrl+P.')
  document.body.append(note)
}
