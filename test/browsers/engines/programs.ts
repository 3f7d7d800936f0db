import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program that the tests run, and how one comes by it. */
export interface Program {
  /** As messages call it. */
  name: string
  /** The environment variable that names its file. */
  variable: string
  /** What the command may be called, the likeliest first; or where its file is, whatever `PATH` says. */
  commands: string[]
  /** The package of Debian and Ubuntu that has it. */
  debian: string
}

export const firefox: Program = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  commands: [
    'firefox-esr',
    'firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
  debian: 'firefox-esr',
}

export const webKitDriver: Program = {
  name: 'WebKitGTK’s driver',
  variable: 'WEBKIT_DRIVER_PATH',
  commands: ['WebKitWebDriver'],
  debian: 'webkit2gtk-driver',
}

export const virtualScreen: Program = { name: 'Xvfb', variable: 'XVFB_PATH', commands: ['Xvfb'], debian: 'xvfb' }

/** The file of a program; where there is none, an error that says how to get it. */
export function fileOf({ name, variable, commands, debian }: Program, env: NodeJS.ProcessEnv = process.env): string {
  const chosen = env[variable]
  const folders = (env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  const places = chosen ? [chosen] : commands.flatMap(command => [command, ...folders.map(at => join(at, command))])
  const found = places.find(place => /[\\/]/.test(place) && existsSync(place))
  if (found) return found
  throw new Error(
    chosen
      ? `${variable}: expected the path of ${name}, found no “${chosen}”.`
      : `There is no ${name} here. On Debian or Ubuntu: sudo apt-get install ${debian}; elsewhere set ${variable} to its file.`,
  )
}
