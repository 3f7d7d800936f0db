/** The strip under a plot: choices, switches and buttons with names, large enough to touch. */
import { allowButton, createButton, pressButton } from './buttons.ts'

export interface Chooser {
  element: HTMLElement
  show(value: string): void
}

/** A drop-down list. `dress`: a role whose colour it carries. */
export function createSelect(
  label: string,
  options: readonly { value: string; label: string }[],
  chosen: (value: string) => void,
  dress?: 'p' | 'q',
): Chooser {
  const element = document.createElement('select')
  element.className = 'kl-control kl-select'
  element.ariaLabel = label
  element.title = label
  if (dress) element.dataset.role = dress
  for (const option of options) element.add(new Option(option.label, option.value))
  element.addEventListener('change', () => chosen(element.value))
  return {
    element,
    show(value) {
      if (element.value !== value) element.value = value
    },
  }
}

/** A switch between a few words, all of them visible. */
export function createSwitch(
  label: string,
  options: readonly { value: string; label: string; title?: string }[],
  chosen: (value: string) => void,
): Chooser {
  const element = document.createElement('div')
  element.className = 'kl-control kl-switch'
  element.role = 'group'
  element.ariaLabel = label
  const buttons = options.map(option => {
    const { label: text, title } = option
    const button = createButton({ className: 'kl-switch-part', text, ...(title ? { title } : {}) }, () =>
      chosen(option.value),
    )
    button.dataset.value = option.value
    element.append(button)
    return button
  })
  return {
    element,
    show(value) {
      for (const button of buttons) pressButton(button, button.dataset.value === value)
    },
  }
}

/** A button of the strip. Where its label is a sign, `title` is its name too. */
export function createControl(label: string, pressed: () => void, title?: string): HTMLButtonElement {
  return createButton(
    { className: 'kl-control kl-button', text: label, ...(title ? { title, name: title } : {}) },
    pressed,
  )
}

/** Fewer or more of something: two buttons around its name. */
export function createStepper(
  label: string,
  { fewer, more }: Record<'fewer' | 'more', { name: string; pressed(): void }>,
): { element: HTMLElement; allow(which: { fewer: boolean; more: boolean }): void } {
  const element = document.createElement('div')
  element.className = 'kl-control kl-stepper'
  element.role = 'group'
  element.ariaLabel = label
  const part = (text: string, { name, pressed }: { name: string; pressed(): void }) =>
    createButton({ className: 'kl-switch-part', text, name, title: name }, pressed)
  const [less, plus] = [part('−', fewer), part('+', more)]
  const name = document.createElement('span')
  name.textContent = label
  name.ariaHidden = 'true'
  element.append(less, name, plus)
  return {
    element,
    allow(which) {
      allowButton(less, which.fewer)
      allowButton(plus, which.more)
    },
  }
}

/** A panel of code that opens over the figure, with a button that copies it. */
export function createCodePanel(title: string): {
  element: HTMLElement
  toggle: HTMLButtonElement
  /** `write` is asked for the code while the panel is open, and when it opens. */
  show(write: () => string): void
} {
  const element = document.createElement('div')
  element.className = 'kl-code'
  element.hidden = true
  const pre = document.createElement('pre')
  const code = document.createElement('code')
  pre.append(code)
  pre.tabIndex = 0
  const copy = createControl('Copy', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? '')
      copy.textContent = 'Copied'
    } catch {
      getSelection()?.selectAllChildren(code)
      copy.textContent = 'Selected'
    }
    setTimeout(() => {
      copy.textContent = 'Copy'
    }, 1500)
  })
  const toggle = createControl('Python', () => open(element.hidden === true), title)
  const close = createControl('×', () => open(false), 'Close the code')
  let write = () => ''
  const refresh = () => {
    const text = element.hidden ? code.textContent : write()
    if (code.textContent !== text) code.textContent = text
  }
  const open = (yes: boolean) => {
    element.hidden = !yes
    toggle.ariaExpanded = String(yes)
    refresh()
  }
  open(false)
  const bar = document.createElement('div')
  bar.className = 'kl-code-bar'
  bar.append(copy, close)
  element.append(pre, bar)
  return {
    element,
    toggle,
    show(next) {
      write = next
      refresh()
    },
  }
}
