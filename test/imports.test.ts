import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { expect, test } from 'vitest'

/** Who may import whom: the first row whose pattern matches a file holds. Anything that is not a path is a package. */
const table: { files: RegExp; may: RegExp[] }[] = [
  { files: /^math\//, may: [/^math\//, /^@stdlib\/math-base-special-/, /^pure-rand/, /^fastest-levenshtein$/] },
  { files: /^widgets\/models\.ts$/, may: [/^widgets\/[^/]+\/model\.ts$/] },
  // In a widget's folder view.ts and what ends in Panel draw; everything else is its model.
  {
    files: /^widgets\/[^/]+\/(view|\w*Panel)\.ts$/,
    may: [/^ui\//, /^widgets\/[^/]+\.ts$/, /^widgets\/[^/]+\/\w+\.ts$/],
  },
  {
    files: /^widgets\/[^/]+\/\w+\.ts$/,
    may: [/^math\/index\.ts$/, /^widgets\/[^/]+\.ts$/, /^widgets\/[^/]+\/(?!view)(?!\w*Panel\.ts)\w+\.ts$/],
  },
  { files: /^widgets\/[^/]+\.ts$/, may: [/^math\/index\.ts$/, /^widgets\/[^/]+\.ts$/] },
  { files: /^ui\/chart\.ts$/, may: [/^ui\//, /^chart\.js$/] },
  { files: /^ui\/contours\.ts$/, may: [/^ui\//, /^d3-contour$/] },
  { files: /^ui\//, may: [/^ui\//] },
  { files: /^deck\/find\/searchIndex\.ts$/, may: [/^deck\//, /^minisearch$/] },
  { files: /^deck\/paper\/qr\.ts$/, may: [/^uqr$/] },
  // What a figure looks like, `ui/` knows; what it is called and where it is found, the deck.
  { files: /^deck\/saveFigure\.ts$/, may: [/^deck\//, /^ui\/take\//] },
  { files: /^deck\//, may: [/^deck\//, /^widgets\/[^/]+\.ts$/, /^reveal\.js/] },
  { files: /^offline\//, may: [/^serwist$/] },
  { files: /^build\//, may: [/^build\//, /^widgets\//, /^[^./]/] },
  { files: /^(main|print|single|speaker)\.ts$/, may: [/./] },
]

const source = posix.join(import.meta.dirname, '../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))

/** Modules that `file` imports statically, as paths below src or package names. Views may also come by `import()`. */
function importsOf(file: string): string[] {
  const text = readFileSync(posix.join(source, file), 'utf8')
  return [...text.matchAll(/^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map(([, name = '']) =>
    name.startsWith('.') ? posix.join(dirname(file), name) : name,
  )
}

test('every import is one that the table of layers allows', () => {
  expect(files.length).toBeGreaterThan(20)
  const wrong = files.flatMap(file => {
    const row = table.find(({ files }) => files.test(file))
    if (!row) return [`${file} is in no layer`]
    return importsOf(file)
      .filter(name => !name.endsWith('.css') && !row.may.some(pattern => pattern.test(name)))
      .map(name => `${file} may not import ${name}`)
  })
  expect(wrong).toEqual([])
})

test('one file alone knows chart.js', () => {
  expect(files.filter(file => importsOf(file).includes('chart.js'))).toEqual(['ui/chart.ts'])
})

test('views come on demand: nothing imports one statically', () => {
  expect(files.filter(file => importsOf(file).some(name => /\/view\.ts$/.test(name)))).toEqual([])
})
