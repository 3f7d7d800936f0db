/** The strip of controls that every figure has: its own, then examples, reset and the same numbers in Python. */
import { createButton, createCodePanel, createSelect } from './controls.ts'
import { add } from './element.ts'

export interface Strip {
  /** Writes the Python of the state on the screen. */
  showCode(code: string): void
}

export function createStrip(
  parent: HTMLElement,
  options: {
    /** Controls before the examples, and after them. */
    before?: readonly HTMLElement[]
    after?: readonly HTMLElement[]
    examples: readonly string[]
    example(name: string): void
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
  strip.append(...(options.before ?? []), examples.element, ...(options.after ?? []), reset, code.toggle)
  parent.append(code.element)
  return { showCode: code.show }
}
