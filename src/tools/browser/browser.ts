/** Finds, installs and starts the browser that prints, pictures and tests the deck. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { downloadedBrowserPaths, systemBrowserPaths } from './browserPaths.ts'

/**
 * A Chromium, found without looking further than needed: `CHROME_PATH`, the system's Chrome, Chromium or Edge, then
 * Playwright's own download. Throws where `CHROME_PATH` names no file.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env.CHROME_PATH
  if (chosen && !existsSync(chosen))
    throw new Error(`CHROME_PATH: expected the path of a browser, found no “${chosen}”.`)
  return chosen || [...systemBrowserPaths(process.platform, env), ...downloads()].find(works)
}

/** As `findBrowser`, but gets a browser where there is none; where that fails, the error holds the command to run. */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found) return found
  say('No Chrome, Chromium or Edge found: fetching the one of Playwright …')
  run(process.execPath, [playwrightCli, 'install', 'chromium-headless-shell'])
  const fetched = findBrowser()
  if (fetched) return fetched
  if (hasRootApt()) {
    say('That one cannot be had or does not run here: installing the Chromium of this system …')
    run('apt-get', ['update'])
    for (const name of ['chromium-headless-shell', 'chromium'])
      if (!findBrowser()) run('apt-get', ['install', '-y', '--no-install-recommends', name])
  }
  const installed = findBrowser()
  if (installed) return installed
  throw new Error(
    [
      'There is no browser here, and none could be installed. Install one by hand:',
      `  ${advice()}`,
      'or set CHROME_PATH to the program file of a Chrome, Chromium or Edge.',
    ].join('\n'),
  )
}

/** Starts the browser without a window, and without any traffic of its own; `more` are further flags of the program. */
export function launch(executablePath: string = ensureBrowser(), more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...flags(), ...more] })
}

/** What a Chromium is started with, whoever drives it. */
export function flags(): string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    ...(asRoot ? ['--no-sandbox'] : []),
  ]
}

/**
 * Whether the file is there and starts. On Linux it is asked for its version, because a download may lack the system's
 * libraries and a `chromium-browser` may be an empty shell; elsewhere it need only be there (Windows would open it).
 */
function works(path: string): boolean {
  if (!existsSync(path)) return false
  return (
    process.platform !== 'linux' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  )
}

function downloads(): string[] {
  try {
    return downloadedBrowserPaths(chromium.executablePath())
  } catch {
    return [] // Playwright has no browser for this system.
  }
}

function hasRootApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function advice(): string {
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) return 'sudo apt-get install chromium'
  return 'npx playwright-core install --with-deps chromium-headless-shell'
}

const playwrightCli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')

function run(command: string, args: string[]): void {
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000', DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env, timeout: 600_000 })
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
