/** Copying links to slides and figures. */
import { createButton } from '../../ui/dom/buttons.ts'
import { notice } from './notice.ts'

/** A button that copies the link which `link` gives when it is pressed. */
export function createCopyLink(link: () => string, label = 'Copy link'): HTMLButtonElement {
  const button = createButton({ text: label, className: 'kl-quiet kl-copy-link' }, async () => {
    if (!(await copy(link()))) return
    button.textContent = 'Link copied'
    setTimeout(() => {
      button.textContent = label
    }, 1500)
  })
  button.ariaLive = 'polite'
  return button
}

/** Puts a link on the clipboard; where that is forbidden, shows it to be copied by hand. True if it is on the clipboard. */
export async function copy(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link)
    return true
  } catch {
    notice(`The link: ${link}`)
    return false
  }
}
