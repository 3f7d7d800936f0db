/** Boxes of the deck that open over the slide: the list of keys, search, contents, the rehearsal. One at a time. */
import { createButton } from '../../ui/dom/buttons.ts'
import { holdSwipes } from '../slides/slideDom.ts'

export interface Panel {
  readonly element: HTMLElement
  readonly isOpen: boolean
  open(): void
  close(): void
  toggle(): void
}

let shown: Panel | undefined

/** What Escape does while a panel is open. */
export const closePanel = { when: () => shown !== undefined, act: () => shown?.close() }

/** The panel that is open now. */
export function openPanel(): Panel | undefined {
  return shown
}

/**
 * A panel called `name`, not yet open. `fill` builds its contents each time it opens. Whatever had the focus gets it back
 * when it closes.
 */
export function createPanel(name: string, kind: string, fill: (body: HTMLElement, panel: Panel) => void): Panel {
  const element = document.createElement('div')
  element.className = `kl-panel kl-panel-${kind}`
  element.role = 'dialog'
  element.ariaLabel = name
  element.tabIndex = -1
  holdSwipes(element)
  let before: Element | null = null

  const panel: Panel = {
    element,
    get isOpen() {
      return shown === panel
    },
    open() {
      if (shown === panel) return
      shown?.close()
      shown = panel
      before = document.activeElement
      const body = document.createElement('div')
      body.className = 'kl-panel-body'
      element.replaceChildren(headOf(name, panel.close), body)
      document.body.append(element)
      element.focus({ preventScroll: true })
      fill(body, panel)
      document.addEventListener('pointerdown', outside)
    },
    close() {
      if (shown !== panel) return
      shown = undefined
      document.removeEventListener('pointerdown', outside)
      const within = element.contains(document.activeElement)
      element.remove()
      if (within && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    toggle() {
      if (panel.isOpen) panel.close()
      else panel.open()
    },
  }

  function outside(event: Event): void {
    if (!(event.target instanceof Node) || !element.contains(event.target)) panel.close()
  }

  return panel
}

function headOf(name: string, close: () => void): HTMLElement {
  const head = document.createElement('div')
  head.className = 'kl-panel-head'
  const title = document.createElement('h2')
  title.textContent = name
  head.append(title, createButton({ text: '×', name: 'Close', className: 'kl-panel-close' }, close))
  return head
}
