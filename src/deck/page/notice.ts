/** Notices: what the page has to say of itself, in a corner of it. */

/**
 * Says something about the page in a corner of it, where it can be read and put away, or ended; spoken politely. `action`:
 * what can be done about it.
 */
export function notice(text: string, action?: HTMLButtonElement): { end(): void } {
  const box = document.querySelector('.kl-notices') ?? document.body.appendChild(makeBox())
  const item = document.createElement('p')
  item.textContent = text
  // Made by hand: a notice may be needed before the first slide, and what else the buttons bring along is not.
  const close = document.createElement('button')
  close.type = 'button'
  close.textContent = '×'
  close.ariaLabel = 'Put away'
  close.onclick = () => item.remove()
  if (action) item.append(' ', action)
  item.append(close)
  box.append(item)
  return { end: () => item.remove() }
}

function makeBox(): HTMLElement {
  const box = document.createElement('div')
  box.className = 'kl-notices'
  box.role = 'status'
  return box
}
