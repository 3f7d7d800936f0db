/** Rehearsing: a clock that gives the time to the slide that is shown, and the panel that says what it came to. */
import { createButton } from '../../ui/dom/buttons.ts'
import { createPanel, type Panel } from '../page/panel.ts'
import type { Slides } from '../slides/slides.ts'
import {
  clearRehearsal,
  clock,
  type Rehearsal,
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
  const chip = createButton({ className: 'kl-rehearsing', name: 'Stop rehearsing' }, () => press())
  const recorder = createRecorder(slides, chip)
  const panel = createPanel('Rehearsal', 'rehearsal', (body, { close }) => fill(body, recorder, close))

  function press(): void {
    if (recorder.rehearsal.running) {
      recorder.run(false)
      panel.open()
    } else panel.toggle()
  }

  return { press, panel }
}

interface Recorder {
  readonly rehearsal: Rehearsal
  become(next: Rehearsal): void
  run(running: boolean): void
}

/** Gives the time that passes to the slide that is shown, while a rehearsal runs; `chip` says how much it is by now. */
function createRecorder(slides: Slides, chip: HTMLElement): Recorder {
  let rehearsal = readRehearsal()
  let slide = slides.current?.id ?? ''
  let since = Date.now()
  let ticking: ReturnType<typeof setInterval> | undefined

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

  slides.on('turn', count)
  addEventListener('pagehide', count)
  if (rehearsal.running) run(true)
  return {
    get rehearsal() {
      return rehearsal
    },
    become(next) {
      rehearsal = next
    },
    run,
  }
}

/** The panel: the target, what starts and clears a rehearsal, and what it took. */
function fill(body: HTMLElement, recorder: Recorder, close: () => void): void {
  const table = document.createElement('div')
  const report = () => table.replaceChildren(...rehearsalReport(recorder.rehearsal))
  const field = targetField(recorder.rehearsal.target, target => {
    recorder.become({ ...recorder.rehearsal, target })
    writeRehearsal(recorder.rehearsal)
    report()
  })
  const start = createButton({ text: 'Start' }, () => {
    recorder.become({ ...recorder.rehearsal, seconds: {} })
    recorder.run(true)
    close()
  })
  const clear = createButton({ text: 'Clear' }, () => {
    recorder.become({ ...recorder.rehearsal, seconds: {} })
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
