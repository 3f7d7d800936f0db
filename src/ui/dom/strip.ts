/** The strip of controls that every figure has: its own, examples, the unit if it has one, reset, the numbers in Python, saving. */
import { type Chooser, createCodePanel, createControl, createSelect, createSwitch } from './controls.ts'
import { add } from './element.ts'
import { createSaveMenu } from './saveMenu.ts'

export interface Strip {
  /** Shows the unit, where there is one to choose, and the Python of the state on the screen. */
  show(unit: string | undefined, code: () => string): void
}

export function createStrip(
  parent: HTMLElement,
  options: {
    /** Controls before the examples, and after them. */
    before?: readonly HTMLElement[]
    after?: readonly HTMLElement[]
    examples: readonly string[]
    example(name: string): void
    /** Absent where the numbers have no unit to choose. */
    unit?(name: string): void
    reset(): void
  },
): Strip {
  const strip = add(parent, 'div', 'kl-strip')
  const listed = options.examples.map(name => ({ value: name, label: name }))
  const examples = createSelect('Examples', [{ value: '', label: 'Examples' }, ...listed], name => {
    options.example(name)
    examples.show('')
  })
  const code = createCodePanel('The same numbers in Python')
  const reset = createControl('↺', options.reset, 'Reset: back to the state of this step')
  const unit = options.unit ? unitSwitch(options.unit) : undefined
  const chosen = unit ? [unit.element] : []
  strip.append(
    ...(options.before ?? []),
    examples.element,
    ...(options.after ?? []),
    ...chosen,
    reset,
    code.toggle,
    createSaveMenu(),
  )
  parent.append(code.element)
  return {
    show(name, text) {
      if (name) unit?.show(name)
      code.show(text)
    },
  }
}

function unitSwitch(chosen: (name: string) => void): Chooser {
  return createSwitch(
    'Unit',
    [
      { value: 'nats', label: 'nats' },
      { value: 'bits', label: 'bits' },
    ],
    chosen,
  )
}
