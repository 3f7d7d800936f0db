/** Reads `lecture.json`: what the lecture is called and whose it is. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { didYouMean, oneOf } from '../text/suggest.ts'
import { messageOf } from './diagnostics/diagnostics.ts'

/** What a lecture is called, wherever it is named: pages, previews of links, the PDF. */
export interface Lecture {
  title: string
  author: string
  /** One sentence, for previews of links and as the PDF's subject. */
  description: string
  /** As in HTML's `lang`: `en`, `pt-BR`. */
  language: string
  /** The name of the PDF's file, without its ending. */
  file: string
  /** The id of the slide whose picture stands in previews of links. */
  pictured: string
  /** What that picture shows, in words. */
  picture: string
}

const keys = [
  'title',
  'author',
  'description',
  'language',
  'file',
  'pictured',
  'picture',
] as const satisfies (keyof Lecture)[]

/** The particulars in `lecture.json` of the slides' folder `dir`. Throws with all that is wrong there. */
export function readLecture(dir: string): Lecture {
  const path = `${basename(dir)}/lecture.json`
  let text: string
  try {
    text = readFileSync(join(dir, 'lecture.json'), 'utf8')
  } catch (error) {
    throw new Error(`${path}: expected a file with ${oneOf(keys)}, got none: ${messageOf(error)}`)
  }
  return parseLecture(text, path)
}

export function parseLecture(text: string, path: string): Lecture {
  const given = object(text, path)
  const mistakes = [
    ...keys.filter(key => !isText(given[key])).map(key => `${key}: expected a text, got ${JSON.stringify(given[key])}`),
    ...Object.keys(given)
      .filter(key => !keys.some(known => known === key))
      .map(key => `unknown key "${key}": expected ${oneOf(keys)}${didYouMean(key, keys)}`),
  ]
  if (isText(given.file) && !/^[\w.-]+$/.test(given.file))
    mistakes.push(`file: expected letters, digits, "-", "_" and ".", got "${given.file}"`)
  if (mistakes.length > 0) throw new Error(mistakes.map(mistake => `${path}: ${mistake}`).join('\n'))
  return given as unknown as Lecture
}

function object(text: string, path: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`${path}: expected JSON: ${messageOf(error)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${path}: expected an object with ${oneOf(keys)}, got ${JSON.stringify(value)}`)
  return value as Record<string, unknown>
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
