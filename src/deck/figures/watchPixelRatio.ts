/** Changes of the screen's pixel ratio. */

/**
 * Calls `changed` when the window has come to a screen of another pixel ratio, or the page was zoomed. Browsers tell of it by
 * a media query or a resize, but not always: the ratio is looked at four times a second as well.
 */
export function watchPixelRatio(changed: () => void): void {
  let known = devicePixelRatio
  const look = () => {
    if (devicePixelRatio === known) return
    known = devicePixelRatio
    changed()
    listen()
  }
  const listen = () => matchMedia(`(resolution: ${known}dppx)`).addEventListener('change', look, { once: true })
  listen()
  addEventListener('resize', look)
  setInterval(look, 250)
}
