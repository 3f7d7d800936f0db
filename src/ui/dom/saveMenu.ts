/** The menu at the end of the strip, by which a figure is saved. */
import { createButton } from './buttons.ts'
import { createControl } from './controls.ts'

/** What a figure can be saved as. */
const formats = {
  svg: { label: 'SVG', title: 'Save the picture as SVG: vectors, text as text' },
  png: { label: 'PNG', title: 'Save the picture as PNG, for where SVG is not taken' },
  csv: { label: 'CSV', title: 'Save the numbers and the points of the curves as CSV' },
}

/** A button that opens three more: what the figure is saved as. The deck hears of it as `deck:save`. */
export function createSaveMenu(): HTMLElement {
  const element = document.createElement('div')
  element.className = 'kl-save'
  const choices = document.createElement('div')
  choices.className = 'kl-save-choices'
  choices.role = 'group'
  choices.ariaLabel = 'Save as'
  const name = 'Save this figure as a picture or a table'
  const toggle = createButton(
    { className: 'kl-control kl-button', icon: 'M12 3v12M7 10l5 5l5-5M4 20h16', name, title: name },
    () => open(choices.hidden === true),
  )
  const open = (yes: boolean) => {
    choices.hidden = !yes
    toggle.ariaExpanded = String(yes)
    if (yes) addEventListener('pointerdown', elsewhere, { capture: true })
    else removeEventListener('pointerdown', elsewhere, { capture: true })
  }
  const elsewhere = ({ target }: Event) => {
    if (!(target instanceof Node && element.contains(target))) open(false)
  }
  for (const [format, { label, title }] of Object.entries(formats))
    choices.append(
      createControl(
        label,
        () => {
          element.dispatchEvent(new CustomEvent('deck:save', { detail: format, bubbles: true }))
          open(false)
          toggle.focus({ preventScroll: true })
        },
        title,
      ),
    )
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node ? !element.contains(relatedTarget) : document.hasFocus()) open(false)
  })
  element.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || choices.hidden) return
    event.stopPropagation()
    open(false)
    toggle.focus({ preventScroll: true })
  })
  element.append(toggle, choices)
  open(false)
  return element
}
