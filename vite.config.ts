import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { keepBudgets } from './src/build/budgets.ts'
import { firstPaint } from './src/build/firstPaint.ts'
import { fonts } from './src/build/fonts.ts'
import { lecture } from './src/build/lecture.ts'
import { collectedLicences, licences } from './src/build/licences.ts'
import { manifest } from './src/build/manifest.ts'
import { offline } from './src/build/offline.ts'
import { slides } from './src/build/plugin.ts'
import { contentPolicy } from './src/build/policy.ts'
import { preview } from './src/build/preview.ts'
import { slidesFolder } from './src/build/serve.ts'
import { widgets } from './src/widgets/index.ts'

const here = import.meta.dirname
const dir = slidesFolder()

export default defineConfig({
  root: resolve(here, 'src'),
  base: './',
  publicDir: resolve(here, 'assets'),
  plugins: [
    fonts({ preload: [/source-serif-4-latin-(?:400|600)-normal/] }),
    lecture(dir),
    slides({ dir, assets: resolve(here, 'assets'), widgets }),
    firstPaint(),
    preview(process.env.DECK_URL),
    manifest(dir),
    contentPolicy(),
    licences(resolve(here, 'node_modules')),
    offline(),
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
    projects: [
      {
        test: {
          name: 'unit',
          root: here,
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/browsers/**'],
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
