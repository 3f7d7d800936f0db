import { describe, expect, it } from 'vitest'
import { downloadedBrowserPaths, systemBrowserPaths } from '../../../src/tools/browser/browserPaths.ts'

const first = (paths: string[], there: string[]) => paths.find(place => there.includes(place))

describe('a browser of the system', () => {
  it('is found in the usual folders of Linux, a headless shell before Chrome before Chromium before Edge', () => {
    const paths = systemBrowserPaths('linux', {})
    expect(first(paths, ['/usr/bin/chromium'])).toBe('/usr/bin/chromium')
    expect(first(paths, ['/usr/bin/chromium', '/opt/google/chrome/chrome'])).toBe('/opt/google/chrome/chrome')
    expect(first(paths, ['/opt/google/chrome/chrome', '/usr/bin/chromium-headless-shell'])).toBe(
      '/usr/bin/chromium-headless-shell',
    )
    expect(first(paths, ['/opt/microsoft/msedge/msedge', '/usr/bin/chromium'])).toBe('/usr/bin/chromium')
  })

  it('is found in any folder of PATH, and an empty entry of PATH is not the current folder', () => {
    const paths = systemBrowserPaths('linux', { PATH: '/a::/home/me/bin' })
    expect(paths).toContain('/home/me/bin/google-chrome')
    expect(paths.every(place => place.startsWith('/'))).toBe(true)
  })

  it('is found among the applications of macOS, the system’s and the user’s own', () => {
    const paths = systemBrowserPaths('darwin', { HOME: '/Users/me' })
    expect(paths[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(paths).toContain('/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium')
  })

  it('is found in the program folders of Windows, where Edge always is', () => {
    const paths = systemBrowserPaths('win32', {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    })
    expect(paths[0]).toBe('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe')
    expect(paths).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe')
  })

  it('has no place that is listed twice', () => {
    const paths = systemBrowserPaths('linux', { PATH: '/usr/bin:/usr/bin:/snap/bin' })
    expect(paths).toEqual([...new Set(paths)])
  })
})

describe('a browser that Playwright fetched', () => {
  const full = '/home/me/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome'

  it('is its headless shell of the same revision, else its full Chromium', () => {
    expect(downloadedBrowserPaths(full, () => ['chrome-headless-shell-linux64', 'INSTALLATION_COMPLETE'])).toEqual([
      '/home/me/.cache/ms-playwright/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell',
      full,
    ])
    expect(downloadedBrowserPaths(full, () => [])).toEqual([full])
  })
})
