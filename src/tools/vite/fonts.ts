/** Vite plugin that ships and preloads the fonts. */
import type { Plugin } from 'vite'

/**
 * Ships fonts as woff2 alone, which every browser that runs the deck reads, and preloads those of the first slide so
 * that its text does not change shape after it has appeared.
 */
export function fonts({ preload }: { preload: readonly RegExp[] }): Plugin {
  return {
    name: 'deck-fonts',
    apply: 'build',
    // After the pages have been put together: their inlined styles name fonts too.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [file, output] of Object.entries(bundle)) {
          if (/\.(?:woff|ttf)$/.test(file)) delete bundle[file]
          else if (output.type === 'asset' && /\.(?:css|html)$/.test(file))
            output.source = withoutOldFormats(String(output.source))
        }
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter(file => preload.some(pattern => pattern.test(file)) && file.endsWith('.woff2'))
          .map(file => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `./${file}`, crossorigin: true },
            injectTo: 'head-prepend' as const,
          })),
    },
  }
}

/** A style sheet whose `@font-face` rules name woff2 files only. */
export function withoutOldFormats(css: string): string {
  return css.replace(/,\s*url\([^)]*\.(?:woff|ttf)["']?\)\s*format\(["']?(?:woff|truetype)["']?\)/g, '')
}
