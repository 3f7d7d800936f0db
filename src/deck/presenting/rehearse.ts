/** Rehearsing: a clock that gives the time to the slide that is shown, and the panel that says what it came to. */
import { createButton } from '../../ui/dom/buttons.ts'
import { createPanel, type Panel } from '../page/panel.ts'
import type { Slides } from '../slides/slides.ts'
import {
  clearRehearsal,
  clock,
  readRehearsal,
  settleTarget,
  targets,
  totalSeconds,
  withTime,
  writeRehearsal,
} from './rehearsal.ts'
import { rehearsalReport } from './rehearsalReport.ts'

/** Records the time per slide while one rehearses, and shows it afterwards. The same key stops it and opens the panel. */
export function createRehearsal(slides: Slides): { press(): void; panel: Panel } {
  let rehearsal = readRehearsal()
  let slide = slides.current?.id ?? ''
  let since = Date.now()
  let ticking: ReturnType<typeof setInterval> | undefined
  const chip = createButton({ className: 'kl-rehearsing', name: 'Stop rehearsing' }, () => press())
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

  /** The panel: the target, what starts and clears a rehearsal, and what it took. */
  function fill(body: HTMLElement): void {
    const table = document.createElement('div')
    const report = () => table.replaceChildren(...rehearsalReport(rehearsal))
    const field = targetField(rehearsal.target, target => {
      rehearsal = { ...rehearsal, target }
      writeRehearsal(rehearsal)
      report()
    })
    const start = createButton({ text: 'Start' }, () => {
      rehearsal = { ...rehearsal, seconds: {} }
      run(true)
      panel.close()
    })
    const clear = createButton({ text: 'Clear' }, () => {
      rehearsal = { ...rehearsal, seconds: {} }
      clearRehearsal()
      report()
    })
    const row = document.createElement('p')
    row.className = 'kl-rehearsal-row'
    row.append(field, start, clear)
    report()
    body.append(row, table)
    start.focus({ preventScroll: true })
  }

  slides.on('turn', count)
  addEventListener('pagehide', count)
  if (rehearsal.running) run(true)
  return { press, panel }
}

/** The field of the target, in minutes, with its words. */
function targetField(target: number, changed: (target: number) => void): HTMLElement {
  const field = document.createElement('input')
  field.type = 'number'
  field.min = String(targets.least)
  field.max = String(targets.most)
  field.value = String(target)
  field.ariaLabel = 'Target in minutes'
  field.onchange = () => {
    const settled = settleTarget(field.value === '' ? undefined : field.valueAsNumber)
    field.value = String(settled)
    changed(settled)
  }
  const label = document.createElement('label')
  label.append('Target ', field, ' minutes')
  return label
}
