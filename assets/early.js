// Runs before the first paint, so that nothing flashes: the theme and the view that were asked for or chosen before (else
// the reading view on a narrow screen, and slides elsewhere and in frames), and whether the address leads past the first
// slide. Kept out of the bundle because a module would run too late. Written for browsers that cannot run the deck, too:
// there, and where its program does not come, the page stands as it does without scripts, and says why.
;(() => {
  var root = document.documentElement
  var asked = name => decodeURIComponent((new RegExp(`[?&]${name}=([a-z]+)`).exec(location.search) || [])[1] || '')
  var kept = name => {
    try {
      return localStorage.getItem(name)
    } catch (_) {
      return null // Storage may be forbidden.
    }
  }
  var framed = window.parent !== window

  var theme = asked('theme') || kept('kl-theme')
  if (theme !== 'light' && theme !== 'dark')
    theme = window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  root.setAttribute('data-theme', theme)

  var able =
    'noModule' in document.createElement('script') &&
    'hasOwn' in Object &&
    'findLast' in Array.prototype &&
    'BroadcastChannel' in window &&
    'ResizeObserver' in window
  if (!able) {
    plain('This browser is too old for the figures. Every slide stands here, each figure as its sentence.')
    return
  }

  var view = asked('view') || (framed ? null : kept('kl-view'))
  if (view !== 'reading' && view !== 'slides') view = innerWidth < 700 && !framed ? 'reading' : 'slides'
  root.setAttribute('data-view', view)
  // The slides' style and the engine's hold within this class.
  if (view === 'reading') document.querySelector('.reveal').className = 'kl-reading'
  if (location.hash.length > 2) root.setAttribute('data-deeper', '')

  addEventListener(
    'error',
    event => {
      if (event.target && event.target.tagName === 'SCRIPT')
        plain('The program of the figures did not come: load the page again to try once more. Every slide stands here.')
    },
    true,
  )

  function plain(why) {
    if (root.getAttribute('data-deck') === 'plain') return
    root.setAttribute('data-deck', 'plain')
    var show = () => {
      document.body.insertAdjacentHTML('beforeend', document.querySelector('noscript').textContent)
      document.querySelector('.kl-hint').textContent = why
      document.querySelector('.slides').parentNode.className = 'reveal'
    }
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show)
    else show()
  }
})()
