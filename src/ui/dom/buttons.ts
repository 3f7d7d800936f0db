/** The one way to make a button, for figures and for the deck: with words or an icon, a name, and pressed or not. */
import { writeAttribute } from './element.ts'
import { create } from './svgShapes.ts'

export interface ButtonLook {
  /** What stands on it; nothing where it has an icon. */
  text?: string
  /** A path in a square of 24, drawn in place of words. */
  icon?: string
  /** Its spoken name, where its text does not say what it does: `aria-label`. */
  name?: string
  /** What a mouse that rests on it is told. */
  title?: string
  className?: string
}

/**
 * A button that does `act`. An attribute that is not given is not written: what the style sheets and scripts see is the
 * `look`, no more. It is no submit button, wherever it stands.
 */
export function createButton(
  { text, icon, name, title, className }: ButtonLook,
  act: (event: MouseEvent) => void,
): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  if (className) button.className = className
  if (text) button.textContent = text
  if (icon) button.append(createIcon(icon))
  if (title) button.title = title
  if (name) button.ariaLabel = name
  button.addEventListener('click', act)
  return button
}

/** Whether a button that stays down is down. */
export function pressButton(button: HTMLElement, yes: boolean): void {
  writeAttribute(button, 'aria-pressed', String(yes))
}

/** Whether a button can be pressed now. */
export function allowButton(button: HTMLButtonElement, yes: boolean): void {
  if (button.disabled === yes) button.disabled = !yes
}

/** A sign on 24 × 24, drawn by one path in the colour of the text around it. */
export function createIcon(path: string): SVGSVGElement {
  const icon = create('svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('aria-hidden', 'true')
  const line = create('path')
  line.setAttribute('d', path)
  icon.append(line)
  return icon
}
