/** The link and QR code beside a printed figure. */
import { qrCode } from './qrCode.ts'

/** The way from paper back to the live figure, to click or to scan. */
export function liveLink(address: string): HTMLElement {
  const link = document.createElement('a')
  link.className = 'kl-live'
  link.href = address
  link.ariaLabel = `The live figure: ${address}`
  const words = document.createElement('span')
  words.textContent = 'live'
  link.append(words, qrCode(address))
  return link
}
