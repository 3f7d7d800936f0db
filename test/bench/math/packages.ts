import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

const versions = {
  fmin: '0.0.4',
  'integrate-adaptive-simpson': '1.1.1',
  jstat: '1.9.6',
  mathjs: '15.2.0',
  numeric: '1.2.6',
}

type Name = keyof typeof versions

/** Gives a package of the peers, as `require` does; throws, saying why, where it could not be had. */
export type Packages = <T>(name: Name) => T

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
  return name => {
    if (!resolves(require, name)) throw new Error(problem || 'not installed')
    return require(name)
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
