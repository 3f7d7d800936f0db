/** Writes what the lecture is called and whose it is into every page. */
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { escapeHtml } from '../../compiler/html.ts'
import { type Lecture, readLecture } from '../../compiler/lecture.ts'

/** Fills `{{title}}` and its like, and the language, in every page. */
export function fillPages(dir: string): Plugin {
  return {
    name: 'deck-lecture',
    buildStart() {
      this.addWatchFile(join(dir, 'lecture.json'))
    },
    transformIndexHtml: { order: 'pre', handler: html => fill(html, readLecture(dir)) },
  }
}

export function fill(html: string, lecture: Lecture): string {
  const page = html.replace('<html lang="en"', () => `<html lang="${escapeHtml(lecture.language)}"`)
  return page.replace(/\{\{(\w+)\}\}/g, (whole, key: string) =>
    Object.hasOwn(lecture, key) ? escapeHtml(lecture[key as keyof Lecture]) : whole,
  )
}
