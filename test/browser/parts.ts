/** How the tests of the page name what they look at: by roles, names and promised attributes, and by a class where there is none. */

/** What the README promises, and what roles and names say of themselves; as CSS, so that it holds within a page too. */
export const hooks = {
  slide: 'section[data-title]',
  figure: 'figure[data-widget]',
  handle: '[data-handle]',
  /** The words of a figure's step that is shown, with its question. */
  stage: 'div[data-stage]:not([hidden])',
  /** An answer to choose, and what is said to an answer: a live region, so that it is spoken. */
  choice: 'ul[aria-live] button',
  reply: '[aria-live] p',
  /** A box that opens over the slide or the text: search, contents, keys. */
  panel: '[role="dialog"]',
  /** The list of slides, in a panel or beside the text. */
  contents: 'nav[aria-label="Contents"]',
  pen: '[role="toolbar"][aria-label="Pen"]',
  /** The explanation of a symbol. */
  explanation: '[role="note"]',
  glossary: '[aria-labelledby="kl-glossary"]',
  /** What the page says of itself in its corner. */
  notices: 'body > [role="status"]',
  /** The speaker's page: the notes, and the two decks in frames. */
  notes: 'article[aria-label="Notes"]',
  currentFrame: 'iframe[title="The slide as it is shown"]',
  nextFrame: 'iframe[title="What comes next"]',
  /** Back and on through the steps of a figure that is read. */
  steps: '[role="group"][aria-label="Steps of the figure"]',
} as const

/** What has neither a role, a name nor a promised attribute: its class, here alone. */
export const parts = {
  /** A slide's words, without its heading and its figures. */
  words: '.kl-text',
  /** Where a figure is drawn. */
  mount: '.kl-mount',
  /** The strip of controls below a figure, and each control of it, its panel of code included. */
  strip: '.kl-strip',
  control: '.kl-control',
  /** The row of the fit that the descent from q reaches. */
  reached: '.kl-reached',
  /** Of a bar, which is hidden from screen readers: its parts, the signs above it, the numbers of its axis. */
  barSegment: '.kl-bar-segment',
  barMark: '.kl-bar-mark',
  barTick: '.kl-bar-tick',
  /** What integrating over the latent numbers costs, and the names in the cut through the joint. */
  cost: '.kl-cost',
  cutName: '.kl-cut-name',
  /** A formula with the full stop or comma right after it. */
  together: '.kl-together',
  /** Every glyph of the symbol that is explained. */
  explained: '.kl-explained',
  /** The number of a slide that was found. */
  slideNumber: '.kl-slide-number',
  /** The buttons in the margin of the slides. */
  marginButtons: '.kl-slide-tools',
  /** The sheet over the slide that is drawn on; the circle in it is the laser pointer. */
  ink: '.kl-ink',
  /** A slide of which one figure is shown large, and nothing else. */
  zoomed: '.kl-zoomed',
  /** In print: a page, the narration below its slide, right and wrong answers there, and what comes with a later step. */
  sheet: '.kl-sheet',
  narration: '.kl-narration',
  rightAnswer: '.kl-right',
  wrongAnswer: '.kl-wrong',
  later: '.kl-later',
} as const
