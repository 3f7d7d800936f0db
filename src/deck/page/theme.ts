/** Dark or light: the page's theme, and the choice of it as this machine keeps it. */
import { storedWord, wordOf } from './storage.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Under the name that `early.js` reads at the next start. */
export const storedTheme = storedWord('local', 'kl-theme', wordOf(themes))

/** Changes dark to light or back, and remembers it. */
export function toggleTheme(): void {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'
  setTheme(next)
  storedTheme.write(next)
}

/** Puts a page into a theme, and tells its charts. */
export function setTheme(theme: string, page: Document = document): void {
  if (page.documentElement.dataset.theme === theme) return
  page.documentElement.dataset.theme = theme
  page.dispatchEvent(new CustomEvent('deck:theme'))
}
