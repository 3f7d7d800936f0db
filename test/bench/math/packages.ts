import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Absent } from './report.ts'

const versions = {
  fmin: '0.0.2',
  'integrate-adaptive-simpson': '1.1.1',
  jstat: '1.9.6',
  mathjs: '15.2.0',
  numeric: '1.2.6',
}

type Name = keyof typeof versions

export interface Packages {
  /** A package of the peers, as `require` gives it; throws, saying why, where it could not be had. */
  <T>(name: Name): T
  /** What `make` makes of packages for a contender; its problem where they could not be had. */
  attempt<T>(contender: string, make: (contender: string) => T): T | Absent
}

/** Installs the npm peers into `scratch/bench-peers`, unless they are there. They are no part of this project. */
export async function installPackages(project: string): Promise<Packages> {
  const folder = join(project, 'scratch/bench-peers')
  const require = createRequire(join(folder, 'index.js'))
  const names = Object.keys(versions) as Name[]
  let problem = ''
  if (!names.every(name => resolves(require, name))) {
    await mkdir(folder, { recursive: true })
    const wanted = names.map(name => `${name}@${versions[name]}`)
    const options = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts']
    await promisify(execFile)('npm', [...options, ...wanted]).catch(() => {
      problem = 'npm could not install it'
    })
  }
  const get = <T>(name: Name): T => {
    if (!resolves(require, name)) throw new Error(problem || 'not installed')
    return require(name)
  }
  return Object.assign(get, { attempt })
}

function attempt<T>(name: string, make: (name: string) => T): T | Absent {
  try {
    return make(name)
  } catch (error) {
    return { name, problem: error instanceof Error ? error.message : String(error) }
  }
}

function resolves(require: NodeJS.Require, name: string): boolean {
  try {
    require.resolve(name)
    return true
  } catch {
    return false
  }
}
