import { notice } from './notice.ts'

/** A button that copies the link which `link` gives when it is pressed. */
export function createCopyLink(link: () => string, label = 'Copy link'): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kl-quiet kl-copy-link'
  button.textContent = label
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', async () => {
    if (!(await copy(link()))) return
    button.textContent = 'Link copied'
    setTimeout(() => {
      button.textContent = label
    }, 1500)
  })
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
