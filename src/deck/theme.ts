/** Changes dark to light or back, and remembers it under the name that `early.js` reads at the next start. */
export function toggleTheme(): void {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset.theme = next
  document.dispatchEvent(new CustomEvent('deck:theme'))
  try {
    localStorage.setItem('kl-theme', next)
  } catch {
    // Storage may be forbidden; the theme then lasts as long as the page.
  }
}
