/** Vite plugin that makes the lecture an app which can be installed. */
import { basename } from 'node:path'
import type { Plugin } from 'vite'
import { readLecture } from '../../compiler/lecture.ts'

/** The grounds of the themes, as `src/style/theme.css` has them: what a window's frame is coloured with. */
const grounds = { light: '#fcfbf8', dark: '#12161b' }

/** Emits a manifest named after the lecture, with its icons and the page's colours. */
export function manifest(dir: string): Plugin {
  return {
    name: 'deck-manifest',
    apply: 'build',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'manifest.webmanifest',
        source: JSON.stringify(manifestOf(dir), null, 2),
      })
    },
    transformIndexHtml(_html, { filename }) {
      if (basename(filename) !== 'index.html') return []
      return [
        ...Object.entries(grounds).map(([theme, content]) => ({
          tag: 'meta',
          attrs: { name: 'theme-color', content, media: `(prefers-color-scheme: ${theme})` },
        })),
        { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' } },
        { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icon-192.png' } },
      ]
    },
  }
}

function manifestOf(dir: string) {
  const { title, description, language } = readLecture(dir)
  return {
    name: title,
    short_name: title.split(/[ :,]/).slice(0, 2).join(' '),
    description,
    lang: language,
    id: './',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: grounds.light,
    theme_color: grounds.light,
    categories: ['education'],
    icons: [
      { src: './favicon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: './icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: './icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: './icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  }
}
