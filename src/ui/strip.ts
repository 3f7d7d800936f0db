/** The strip of controls that every figure has: its own, then examples, the unit, reset and the same numbers in Python. */
import { type Chooser, createButton, createCodePanel, createSelect, createSwitch } from './controls.ts'
import { add } from './element.ts'

export interface Strip {
  /** Shows the unit, and the Python of the state on the screen. */
  show(unit: string, code: string): void
}

export function createStrip(
  parent: HTMLElement,
  options: {
    /** Controls before the examples, and after them. */
    before?: readonly HTMLElement[]
    after?: readonly HTMLElement[]
    examples: readonly string[]
    example(name: string): void
    unit(name: string): void
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
  const reset = createButton('↺', options.reset, 'Reset: back to the state of this step')
  const unit: Chooser = createSwitch(
    'Unit',
    [
      { value: 'nats', label: 'nats' },
      { value: 'bits', label: 'bits' },
    ],
    options.unit,
  )
  strip.append(...(options.before ?? []), examples.element, ...(options.after ?? []), unit.element, reset, code.toggle)
  parent.append(code.element)
  return {
    show(name, text) {
      unit.show(name)
      code.show(text)
    },
  }
}
