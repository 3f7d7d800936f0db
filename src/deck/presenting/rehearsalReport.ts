/** What a rehearsal took: the time on each slide beside its share of the target, as nodes for the panel. */
import { type Heading, headingsOf } from '../page/headings.ts'
import { clock, type Rehearsal, sharesOf, totalSeconds } from './rehearsal.ts'

export function rehearsalReport(rehearsal: Rehearsal): Node[] {
  const headings = headingsOf()
  const slides = headings.map(({ slide }) => ({ id: slide.id, words: wordsOf(slide) }))
  const rows = sharesOf(rehearsal, slides)
  if (rows.length === 0)
    return [text('p', 'Start, go through the talk, and press M when you are done. The times stay on this machine.')]
  const total = totalSeconds(rehearsal)
  const over = total - rehearsal.target * 60
  const verdict = `${clock(total)} of ${clock(rehearsal.target * 60)}: ${clock(Math.abs(over))} ${over > 0 ? 'over' : 'left'}`
  const longest = Math.max(...rows.map(({ time, share }) => Math.max(time, share)))
  const table = document.createElement('table')
  const head = document.createElement('tr')
  head.append(...['', 'Slide', 'Time', 'Share', ''].map(name => text('th', name)))
  table.append(head)
  for (const row of rows)
    table.append(
      line(
        row,
        headings.find(({ slide }) => slide.id === row.id),
        longest,
      ),
    )
  const note = text('p', 'A slide’s share of the target goes by the length of its notes.')
  return [text('p', verdict, 'kl-rehearsal-total'), table, note]
}

function line(
  { id, time, share }: ReturnType<typeof sharesOf>[number],
  heading: Heading | undefined,
  longest: number,
): HTMLElement {
  const title = document.createElement('td')
  title.append(...(heading?.heading?.cloneNode(true).childNodes ?? [id]))
  const bar = document.createElement('td')
  bar.className = 'kl-rehearsal-bar'
  bar.style.setProperty('--time', String(time / longest))
  bar.style.setProperty('--share', String(share / longest))
  const element = document.createElement('tr')
  element.dataset.slide = id
  element.classList.toggle('kl-over', time > share)
  element.append(
    text('td', String(heading?.number ?? '')),
    title,
    text('td', clock(time)),
    text('td', clock(share)),
    bar,
  )
  return element
}

function wordsOf(slide: Element): number {
  return (slide.querySelector('aside.notes')?.textContent ?? '').split(/\s+/).filter(Boolean).length
}

function text(name: string, content: string, className = ''): HTMLElement {
  const element = document.createElement(name)
  element.textContent = content
  element.className = className
  return element
}
