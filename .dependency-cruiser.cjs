/**
 * Who may import whom, types included, and that nothing imports in a circle: `npm run check` keeps it. A file knows by its
 * folder what it may import:
 *
 *     text, geometry ← math ← widgets/core … ← widgets/NAME ← ui, widgets/NAME/view ← deck;  compiler ← tools
 */

/** The folders of widgets that are not widgets: what all of them share. */
const shared = '^src/widgets/(core|fields|answers|shared|python)/'
/** What draws in a widget's folder; everything else in it is its model. */
const drawing = '^src/widgets/[^/]+/(view\\.ts|panels/)'

/** A rule by which files at `from` may import only what is at `may`, and style sheets. */
const only = (name, comment, from, ...may) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { pathNot: [...may, '\\.css$'] },
})
const npm = name => `(^|/)node_modules/${name}(/|$)`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle has no bottom to begin reading at, and no part of it can be understood, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'What cannot be found cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only(
      'text-is-alone',
      'How messages cite and suggest is the same for a formula, a fence and a link: it knows none of them.',
      { path: '^src/text/' },
      '^src/text/',
      npm('fastest-levenshtein'),
    ),
    only(
      'geometry-is-alone',
      'A point of a plot is the same for a panel, a pen and a handle: it knows none of them.',
      { path: '^src/geometry/' },
      '^src/geometry/',
    ),
    only(
      'math-is-alone',
      'Numbers in, numbers out: the mathematics can be read, tested and used without the deck.',
      { path: '^src/math/' },
      '^src/(math|text|geometry)/',
      npm('@stdlib/math-base-special-[^/]+'),
      npm('pure-rand'),
    ),
    only(
      'math-by-its-index',
      'What the mathematics offers is the list in its index; what stands behind may be rearranged.',
      { path: '^src/(widgets|ui|deck|compiler|tools)/' },
      '^src/(?!math/)',
      '^src/math/index\\.ts$',
      'node_modules/',
      '^(?!src/)',
    ),
    only(
      'widgets-share-downwards',
      'What all widgets share knows no widget, and draws nothing: the compiler runs it in Node.',
      { path: shared },
      shared,
      '^src/(math|text|geometry)/',
    ),
    only(
      'models-draw-nothing',
      'A model is pure, so that the compiler, tests and paper can use it where there is no page.',
      { path: '^src/widgets/[^/]+/', pathNot: [shared, drawing] },
      shared,
      '^src/widgets/(?!index|models|styles)[^/]+/(?!view\\.ts|panels/)',
      '^src/(math|text|geometry)/',
    ),
    only(
      'views-draw',
      'A view draws its own model, with what ui offers; it knows nothing of the deck that shows it.',
      { path: drawing },
      shared,
      '^src/widgets/[^/]+/',
      '^src/(ui|math|text|geometry)/',
    ),
    {
      name: 'widgets-apart',
      comment: 'A widget can be deleted with its folder and its line: what two of them need is in widgets/shared.',
      severity: 'error',
      from: { path: '^src/widgets/([^/]+)/', pathNot: shared },
      to: { path: '^src/widgets/[^/]+/', pathNot: [shared, '^src/widgets/$1/'] },
    },
    {
      name: 'views-on-demand',
      comment: 'A view comes by import() when its figure is first mounted: the first slide waits for none.',
      severity: 'error',
      from: {},
      to: { path: '^src/widgets/[^/]+/view\\.ts$', dynamic: false },
    },
    only(
      'ui-is-told',
      'Plots and controls draw what they are given: they know neither what a divergence is nor what a deck is.',
      { path: '^src/ui/', pathNot: '^src/ui/plot/(chart|contours)\\.ts$' },
      '^src/(ui|text|geometry)/',
    ),
    only(
      'one-file-knows-chart-js',
      'The library of charts can be changed in one place.',
      { path: '^src/ui/plot/chart\\.ts$' },
      '^src/(ui|text|geometry)/',
      npm('chart\\.js'),
    ),
    only(
      'one-file-knows-d3-contour',
      'The library of contours can be changed in one place.',
      { path: '^src/ui/plot/contours\\.ts$' },
      '^src/(ui|text|geometry)/',
      npm('d3-contour'),
    ),
    only(
      'deck-shows-widgets',
      'The deck mounts figures by their contract and never looks into one.',
      { path: '^src/deck/' },
      '^src/(deck|ui|text|geometry)/',
      shared,
      '^src/widgets/[^/]+\\.ts$',
      npm('(reveal\\.js|minisearch|uqr|valibot)'),
    ),
    {
      name: 'export-on-demand',
      comment: 'Saving a figure is rare: its code comes when the button is pressed.',
      severity: 'error',
      from: { path: '^src/deck/', pathNot: '^src/deck/figures/saveFigure\\.ts$' },
      to: { path: '^src/ui/export/' },
    },
    {
      name: 'one-folder-knows-the-engine',
      comment: 'reveal.js is imported, and its DOM touched, in one folder: a new version is checked against one place.',
      severity: 'error',
      // What drives a page from outside has the type of `window.deck.reveal`, which is a promise to scripts.
      from: { path: '^src/', pathNot: '^src/(deck/slides/|tools/browser/deckPage\\.ts$)' },
      to: { path: npm('reveal\\.js'), pathNot: '\\.css$' },
    },
    {
      name: 'one-file-knows-the-search',
      comment: 'The library of the search can be changed in one place, and comes when the search opens.',
      severity: 'error',
      from: { pathNot: '^src/deck/find/searchIndex\\.ts$' },
      to: { path: npm('minisearch') },
    },
    only(
      'worker-is-alone',
      'The service worker keeps and answers, no more: it runs where there is no page.',
      { path: '^src/offline/' },
      npm('serwist'),
    ),
    {
      name: 'compiler-makes-pages',
      comment: 'The compiler turns Markdown into pages, in Node: it runs models, and nothing that needs a page or a tool.',
      severity: 'error',
      from: { path: '^src/compiler/' },
      to: { path: ['^src/(tools|deck|ui|offline)/', '^src/[^/]+\\.ts$', drawing] },
    },
    {
      name: 'tools-come-last',
      comment: 'Commands and plugins use the compiler; no page may come to need them.',
      severity: 'error',
      from: { path: '^src/(?!tools/)' },
      to: { path: '^src/tools/' },
    },
    {
      name: 'tools-draw-nothing',
      comment: 'What runs in Node drives the built pages; it imports nothing of them.',
      severity: 'error',
      from: { path: '^src/tools/' },
      to: { path: ['^src/(deck|ui|offline)/', '^src/[^/]+\\.ts$', drawing] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
