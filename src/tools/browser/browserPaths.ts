/** The paths at which browsers are installed, on each system. */
import { readdirSync } from 'node:fs'
import { join, posix, win32 } from 'node:path'

type Environment = Record<string, string | undefined>

/**
 * Where a system keeps its Chrome, Chromium and Edge, the likeliest first: the usual folders, then every folder of PATH.
 * Debian's headless shell comes before all: the same engine without windows, which opens a page in half the time.
 * Nothing is looked at: the paths may or may not exist.
 */
export function systemBrowserPaths(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === 'win32') return windowsBrowsers(env)
  const paths = platform === 'darwin' ? macBrowsers(env) : linuxBrowsers
  return [...new Set([...paths, ...onPath(env)])]
}

const linuxBrowsers = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge-stable',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
]

const commands = [
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
]

function onPath(env: Environment): string[] {
  const folders = (env.PATH ?? '').split(':').filter(folder => folder !== '')
  return commands.flatMap(name => folders.map(folder => posix.join(folder, name)))
}

function macBrowsers(env: Environment): string[] {
  const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])]
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
  return apps.flatMap(app => folders.map(folder => posix.join(folder, `${app}.app`, 'Contents', 'MacOS', app)))
}

function windowsBrowsers(env: Environment): string[] {
  const folders = [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter(folder => folder !== undefined)
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ]
  return programs.flatMap(program => folders.map(folder => win32.join(folder, ...program)))
}

/**
 * Playwright's downloads, from the place of its full Chromium (`…/chromium-1255/…`): the smaller headless shell of the
 * same revision beside it (`…/chromium_headless_shell-1255/chrome-headless-shell-…/`), then the full one.
 */
export function downloadedBrowserPaths(
  fullChromium: string,
  list: (folder: string) => string[] = folderNames,
): string[] {
  const [, registry, revision] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(fullChromium) ?? []
  if (registry === undefined) return [fullChromium]
  const folder = join(registry, `chromium_headless_shell-${revision}`)
  const shells = list(folder)
    .filter(name => name.startsWith('chrome-headless-shell'))
    .map(name => join(folder, name, name.includes('-win') ? 'chrome-headless-shell.exe' : 'chrome-headless-shell'))
  return [...shells, fullChromium]
}

function folderNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // Nothing was downloaded.
  }
}
