import { headingsOf } from '../page/headings.ts'
import { createPanel, type Panel } from '../page/panel.ts'
import type { Slides } from '../slides/slides.ts'
import {
  clearRehearsal,
  clock,
  readRehearsal,
  settleTarget,
  sharesOf,
  targets,
  totalSeconds,
  withTime,
  writeRehearsal,
} from './rehearsal.ts'

/** Records the time per slide while one rehearses, and shows it afterwards. The same key stops it and opens the panel. */
export function createRehearsal(slides: Slides): { press(): void; panel: Panel } {
  let rehearsal = readRehearsal()
  let slide = slides.current?.id ?? ''
  let since = Date.now()
  let ticking: ReturnType<typeof setInterval> | undefined
  const chip = document.createElement('button')
  chip.type = 'button'
  chip.className = 'kl-rehearsing'
  chip.ariaLabel = 'Stop rehearsing'
  chip.onclick = () => press()
  const panel = createPanel('Rehearsal', 'rehearsal', fill)

  /** Gives the time since the last call to the slide one was on. */
  function count(): void {
    const now = Date.now()
    if (rehearsal.running) {
      rehearsal = withTime(rehearsal, slide, (now - since) / 1000)
      writeRehearsal(rehearsal)
      chip.textContent = `● ${clock(totalSeconds(rehearsal))} / ${rehearsal.target} min`
    }
    since = now
    slide = slides.current?.id ?? ''
  }

  function run(running: boolean): void {
    count()
    rehearsal = { ...rehearsal, running }
    writeRehearsal(rehearsal)
    clearInterval(ticking)
    if (running) {
      count()
      ticking = setInterval(count, 1000)
      document.body.append(chip)
    } else chip.remove()
  }

  function press(): void {
    if (rehearsal.running) {
      run(false)
      panel.open()
    } else panel.toggle()
  }

  function fill(body: HTMLElement): void {
    const field = document.createElement('input')
    field.type = 'number'
    field.min = String(targets.least)
    field.max = String(targets.most)
    field.value = String(rehearsal.target)
    field.ariaLabel = 'Target in minutes'
    field.onchange = () => {
      rehearsal = { ...rehearsal, target: settleTarget(field.value === '' ? undefined : field.valueAsNumber) }
      field.value = String(rehearsal.target)
      writeRehearsal(rehearsal)
      table.replaceChildren(...report())
    }
    const label = document.createElement('label')
    label.append('Target ', field, ' minutes')
    const start = button('Start', () => {
      rehearsal = { ...rehearsal, seconds: {} }
      run(true)
      panel.close()
    })
    const clear = button('Clear', () => {
      rehearsal = { ...rehearsal, seconds: {} }
      clearRehearsal()
      table.replaceChildren(...report())
    })
    const row = document.createElement('p')
    row.className = 'kl-rehearsal-row'
    row.append(label, start, clear)
    const table = document.createElement('div')
    table.append(...report())
    body.append(row, table)
    start.focus({ preventScroll: true })
  }

  function report(): Node[] {
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
    for (const { id, time, share } of rows) {
      const heading = headings.find(entry => entry.slide.id === id)
      const title = document.createElement('td')
      title.append(...(heading?.heading?.cloneNode(true).childNodes ?? [id]))
      const bar = document.createElement('td')
      bar.className = 'kl-rehearsal-bar'
      bar.style.setProperty('--time', String(time / longest))
      bar.style.setProperty('--share', String(share / longest))
      const line = document.createElement('tr')
      line.dataset.slide = id
      line.classList.toggle('kl-over', time > share)
      line.append(
        text('td', String(heading?.number ?? '')),
        title,
        text('td', clock(time)),
        text('td', clock(share)),
        bar,
      )
      table.append(line)
    }
    const note = text('p', 'A slide’s share of the target goes by the length of its notes.')
    return [text('p', verdict, 'kl-rehearsal-total'), table, note]
  }

  slides.on('turn', count)
  addEventListener('pagehide', count)
  if (rehearsal.running) run(true)
  return { press, panel }
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

function button(name: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = name
  element.onclick = act
  return element
}
