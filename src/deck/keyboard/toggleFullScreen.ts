/** Shows this window's page on the whole screen, or ends that; where it is refused, nothing happens. */
export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  else void document.documentElement.requestFullscreen?.().catch(() => {})
}
