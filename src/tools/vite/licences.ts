/** Vite plugin that writes the licences of all that is delivered. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Where Vite leaves what it has collected of the scripts' packages, for this plugin to take. */
export const collectedLicences = 'licences.json'

/** What is delivered without being a module of the page: formulas made at build time, fonts, and the worker. */
const besides = ['katex', '@fontsource/source-serif-4', 'serwist']

interface Licence {
  name: string
  version: string
  identifier?: string
  text?: string
}

/** Writes `licences.txt`: the packages and fonts that the lecture is delivered with, each licence's text once. */
export function licences(packages: string): Plugin {
  return {
    name: 'deck-licences',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const collected = bundle[collectedLicences]
        if (collected?.type !== 'asset') this.error(`expected ${collectedLicences} from Vite: is build.license set?`)
        const ofScripts = JSON.parse(String(collected.source)) as Licence[]
        delete bundle[collectedLicences]
        const all = [...ofScripts, ...besides.map(name => licenceOf(join(packages, name)))]
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: asText(all) })
      },
    },
  }
}

/** Packages under the same text stand together above it. */
export function asText(licences: readonly Licence[]): string {
  const packagesOf = new Map<string, string[]>()
  for (const { name, version, identifier = 'see below', text = '' } of licences) {
    const named = `${name} ${version} (${identifier})`
    packagesOf.set(text, [...(packagesOf.get(text) ?? []), named])
  }
  const line = '='.repeat(80)
  return [...packagesOf].map(([text, named]) => `${line}\n${named.join('\n')}\n\n${text.trim()}\n`).join('\n')
}

function licenceOf(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find(file => /^licen[cs]e/i.test(file))
  if (!file) throw new Error(`${name}: expected a file LICENSE in its package, found none`)
  return { name, version, identifier: license, text: readFileSync(join(folder, file), 'utf8') }
}
