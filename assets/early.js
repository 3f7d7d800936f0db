// Runs before the first paint, so that nothing flashes: the theme and the view that were asked for or chosen before (else
// the reading view on a narrow screen, and slides elsewhere and in frames), and whether the address leads past the first
// slide. Kept out of the bundle because a module would run too late.
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
  let view = new URLSearchParams(location.search).get('view')
  try {
    if (window.top === window) view ??= localStorage.getItem('kl-view')
  } catch {
    // As above.
  }
  if (view !== 'reading' && view !== 'slides') view = innerWidth < 700 && window.top === window ? 'reading' : 'slides'
  root.dataset.view = view
  // The slides' style and the engine's hold within this class.
  if (view === 'reading') document.querySelector('.reveal').className = 'kl-reading'
  if (location.hash.length > 2) root.dataset.deeper = ''
})()
