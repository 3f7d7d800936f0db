/** Changes dark to light or back, and remembers it under the name that `early.js` reads at the next start. */
export function toggleTheme(): void {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'
  setTheme(next)
  try {
    localStorage.setItem('kl-theme', next)
  } catch {
    // Storage may be forbidden; the theme then lasts as long as the page.
  }
}

/** Puts a page into a theme, and tells its charts. */
export function setTheme(theme: string, page: Document = document): void {
  if (page.documentElement.dataset.theme === theme) return
  page.documentElement.dataset.theme = theme
  page.dispatchEvent(new CustomEvent('deck:theme'))
}
