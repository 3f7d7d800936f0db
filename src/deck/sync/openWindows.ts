/** Opening further windows of a talk. */
import { notice } from '../page/notice.ts'
import { inOneFile, pageUrl } from '../page/pageUrls.ts'
import { ensureTalk } from './talkId.ts'

/** Opens the speaker's page of this talk in a window of its own, or brings it to the front. */
export function openSpeakerView(): void {
  if (framed()) return
  if (inOneFile)
    return void notice(
      'The speaker view needs the lecture from a server. W opens another window of this talk from the file.',
    )
  const id = begin()
  open(`./speaker.html?${query(id)}${location.hash}`, `kl-speaker-${id}`, 'popup,width=1280,height=800')
}

/** Opens another window of this talk, as for a second projector: it follows, and is followed. */
export function openFurtherWindow(): void {
  open(pageUrl('index', query(begin())) + location.hash, '_blank', 'popup,width=1280,height=720')
}

function open(address: string, name: string, features: string): void {
  const opened = window.open(new URL(address, location.href), name, features)
  if (opened) opened.focus()
  else notice('The browser kept a window from opening: allow pop-ups for this page, then press the key again.')
}

/** The talk, and what the address says of looks: a page that keeps still opens pages that do. */
function query(talk: string): string {
  const asked = new URLSearchParams(location.search)
  const looks = ['theme', 'motion'].flatMap(name => asked.getAll(name).map(value => [name, value]))
  return new URLSearchParams([['talk', talk], ...looks]).toString()
}

/** The talk of this window. One that had none is its first window. */
function begin(): string {
  const id = ensureTalk()
  document.dispatchEvent(new Event('deck:talk'))
  return id
}

/** The speaker's page shows the deck in frames; from there it is open already. */
function framed(): boolean {
  return window.parent !== window
}
