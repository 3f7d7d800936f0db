import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const project = join(import.meta.dirname, '../../..')
const read = (...path: string[]) => readFileSync(join(project, ...path), 'utf8')

/** Classes and attributes that the engine gives its elements, or reads from them. */
const classes =
  'reveal|slides|present|past|future|stack|backgrounds|slide-background|slide-number|controls|progress|fragment|visible|current-fragment|overview|paused|r-stretch'
const marked = new RegExp(`(?:^|[^$/.])\\.(?:${classes})(?![\\w-])|data-(?:prevent-swipe|fragment-index)`)
const inCode =
  /\.(?:preventSwipe|fragmentIndex)\b|\breveal\.(?!js\b)\w|\.reveal\b|classList\.\w+\([^)\n]*'(?:visible|present|past|future|stack|overview|paused|print-pdf)'/

/** The files outside of `deck/slides/` that know something of the engine's DOM, and why. */
const reasons: Readonly<Record<string, string>> = {
  'compiler/figure/figureHtml.ts': 'writes the steps that the engine shows, and what holds swipes',
  'deck/figures/steps.ts': 'the steps of a slide as they are written: the reading view and paper have no engine',
  'deck/start.ts': '`window.deck.reveal`, a promise to scripts',
  'deck/startEnhancements.ts': '`window.deck.reveal`, a promise to scripts',
  'deck/speaker/frames.ts': '`window.deck.reveal` of the deck in a frame, as a script has it',
  'tools/browser/deckPage.ts': 'drives a page from outside, by `window.deck.reveal`',
  'tools/commands/pictures.ts': 'hides the deck’s margin in pictures',
  'tools/commands/single.ts': 'the print rendition in one file, which has no engine',
}

const files = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => file.endsWith('.ts') && !/^(?:deck\/slides|math|widgets)\//.test(file))

/** Where a file speaks of the engine's DOM: in its strings, templates without their gaps, and in code. */
function mentions(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm, '').replaceAll(/^import .*$/gm, '')
  const strings = [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, plain, template]) => plain ?? template ?? '')
  const found = strings.map(one => one.replaceAll(/\$\{[^}]*\}/g, '')).filter(one => marked.test(one))
  return [...found, ...(code.match(inCode) ?? [])]
}

test('reveal.js and its DOM are known in deck/slides alone, or with a reason', () => {
  const found = files.filter(file => mentions(read('src', file)).length > 0)
  expect(found.toSorted()).toEqual(Object.keys(reasons).toSorted())
})

test.each([
  "document.querySelector('.slides section')",
  "root.querySelectorAll('.kl-step.visible')",
  "slide.classList.contains('present')",
  "element.dataset.preventSwipe = ''",
  'deck.reveal.getCurrentSlide()',
])('%s is such knowledge', line => {
  expect(mentions(line)).not.toEqual([])
})

describe('the engine’s version', () => {
  test('is one, in the package and in the lock', () => {
    const { dependencies } = JSON.parse(read('package.json'))
    const lock = JSON.parse(read('package-lock.json'))
    const installed = JSON.parse(read('node_modules/reveal.js/package.json')).version
    expect(dependencies['reveal.js']).toBe(installed)
    expect(lock.packages[''].dependencies['reveal.js']).toBe(installed)
    expect(lock.packages['node_modules/reveal.js'].version).toBe(installed)
  })

  /**
   * What of the engine each intervention takes the place of or counts on, function by function, and the text of these as
   * it was when the intervention was written. Where this fails, read the intervention beside the new text, run
   * `test/browser/slides`, and only then write the new digest here.
   */
  const reliesOn: Readonly<Record<string, readonly [file: string, names: readonly string[], digest: string]>> = {
    'answerQuickly: what is asked about slides at a turn': [
      'reveal.js',
      [
        'slide',
        'updateSlides',
        'updateSlidesVisibility',
        'layout',
        'layoutSlideContents',
        'availableRoutes',
        'getSlidePastCount',
        'getSlides',
        'getHorizontalSlides',
        'getVerticalSlides',
        'getVerticalStacks',
        'getIndices',
      ],
      '03030ce6267c4e65',
    ],
    'answerQuickly: how slides are called': ['utils/constants.ts', [], '012eb0d89c23aaa2'],
    'answerQuickly: what is asked about their videos': [
      'controllers/slidecontent.js',
      ['load', 'unload', 'startEmbeddedContent', 'stopEmbeddedContent', 'formatEmbeddedContent'],
      '1ea64591339493c9',
    ],
    'dropBackgrounds: how backgrounds are made and turned': [
      'controllers/backgrounds.js',
      ['create', 'update'],
      '9f2dae45100ce2db',
    ],
    'rememberSizes: when the window’s size is asked for': [
      'reveal.js',
      ['layout', 'getComputedSlideSize'],
      '5d0635b2b5a7960e',
    ],
    'styleAhead: which slides are within reach': ['reveal.js', ['updateSlidesVisibility'], 'daade675a6f50466'],
  }

  test.each(Object.entries(reliesOn))('%s is as it was', (_, [file, names, digest]) => {
    const text = read('node_modules/reveal.js/js', file)
    const parts = names.length === 0 ? [text] : names.map(name => bodyOf(text, name))
    expect(createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)).toBe(digest)
  })

  test('every intervention is among these', () => {
    const written = readdirSync(join(project, 'src/deck/slides/interventions')).map(file => file.replace('.ts', ''))
    expect([...new Set(Object.keys(reliesOn).map(name => name.split(':')[0]))].toSorted()).toEqual(written.toSorted())
  })
})

/** The text of a function or method, from its name to the brace that closes it at its own indent. */
function bodyOf(text: string, name: string): string {
  const found = new RegExp(`^(\\t+)(?:function )?${name}\\(.*\\{$[\\s\\S]*?^\\1\\}$`, 'm').exec(text)
  if (!found) throw new Error(`The engine has no function “${name}” any more.`)
  return found[0]
}
