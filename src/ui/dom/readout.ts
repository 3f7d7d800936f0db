/** Numbers on the screen that scripts and tests can read in full. */
import { writeAttribute, writeText } from './element.ts'

/** A number on the screen: its rounding to read, its full value for scripts. */
export interface Readout {
  element: HTMLOutputElement
  show(value: number, text: string): void
  /** Hides the number behind a question mark while its question is open. */
  veil(): void
}

export function createReadout(quantity: string): Readout {
  const element = document.createElement('output')
  element.className = 'kl-number'
  element.dataset.quantity = quantity
  element.setAttribute('aria-live', 'off')
  return {
    element,
    show(value, text) {
      writeAttribute(element, 'data-value', String(value))
      writeText(element, text)
    },
    veil() {
      delete element.dataset.value
      writeText(element, '?')
    },
  }
}
