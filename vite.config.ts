import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { keepBudgets } from './src/tools/budgets/budgets.ts'
import { slidesFolder } from './src/tools/serve.ts'
import { buildRecord } from './src/tools/vite/buildRecord.ts'
import { contentSecurityPolicy } from './src/tools/vite/contentSecurityPolicy.ts'
import { fillPages } from './src/tools/vite/fillPages.ts'
import { firstPaint } from './src/tools/vite/firstPaint.ts'
import { fonts } from './src/tools/vite/fonts.ts'
import { collectedLicences, licences } from './src/tools/vite/licences.ts'
import { manifest } from './src/tools/vite/manifest.ts'
import { offline } from './src/tools/vite/offline.ts'
import { previewImage } from './src/tools/vite/previewImage.ts'
import { slides } from './src/tools/vite/slides.ts'
import { widgets } from './src/widgets/index.ts'

const here = import.meta.dirname
const dir = slidesFolder()

export default defineConfig({
  root: resolve(here, 'src'),
  base: './',
  publicDir: resolve(here, 'assets'),
  plugins: [
    fonts({ preload: [/source-serif-4-latin-(?:400|600)-normal/] }),
    fillPages(dir),
    slides({ dir, assets: resolve(here, 'assets'), widgets }),
    firstPaint(),
    previewImage(process.env.DECK_URL),
    manifest(dir),
    contentSecurityPolicy(),
    licences(resolve(here, 'node_modules')),
    offline(),
    buildRecord(),
    keepBudgets({ ours: process.env.SLIDES_DIR === undefined }),
  ],
  build: {
    outDir: resolve(here, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: { fileName: collectedLicences },
    rolldownOptions: {
      input: {
        deck: resolve(here, 'src/index.html'),
        print: resolve(here, 'src/print.html'),
        speaker: resolve(here, 'src/speaker.html'),
      },
    },
  },
  server: { port: 5173 },
  test: {
    // A test of the page waits for its browser half of the time: two at once even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          root: here,
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/browsers/**'],
          // A busy machine breaks no claim: how fast things are, `npm run bench` says.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          root: here,
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/globalSetup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browsers',
          root: here,
          include: ['test/browsers/**/*.test.ts'],
          globalSetup: ['test/browser/globalSetup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
