// Runs before the first paint, so that nothing flashes: the theme that was asked for or chosen before, and whether the
// address leads past the first slide. Kept out of the bundle because a module would run too late.
;(() => {
  const root = document.documentElement
  let theme = new URLSearchParams(location.search).get('theme')
  try {
    theme ??= localStorage.getItem('kl-theme')
  } catch {
    // Storage may be forbidden.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  root.dataset.theme = theme
  if (location.hash.length > 2) root.dataset.deeper = ''
})()
