/**
 * The engine looks for its slides, and for their videos, through every element of the page, some thirty times at each
 * turn: half of what a turn costs, and in a lecture of 500 slides three times a frame. Here these questions are answered
 * from what they are about: slides stand at two levels below `.slides` only, and most hold no video. Every other question
 * goes to the browser, whose answers to these are the same.
 */
export function answerQuickly(wrapper: HTMLElement, slides: HTMLElement): void {
  const listed = new SlideList(slides)
  answer(wrapper, selector => {
    if (!ofSlides.test(selector)) return undefined
    const { all, across } = listed.now()
    if (selector === '.slides section') return all
    if (selector === '.slides>section') return across
    return (ofAcross.test(selector) ? across : all).filter(slide => slide.matches(selector))
  })
  answer(slides, selector => (ofStretched.test(selector) && !listed.now().stretched ? [] : undefined))
  for (const slide of listed.now().all) {
    const { querySelector } = slide
    slide.querySelector = (selector: string) =>
      selector === 'section' ? (listed.now().below.get(slide)?.[0] ?? null) : querySelector.call(slide, selector)
    const silent = slide.querySelector('video, audio, iframe, [data-src]') === null
    answer(slide, selector => {
      if (selector === 'section') return listed.now().below.get(slide)
      return silent && ofMedia.test(selector) ? [] : undefined
    })
  }
}

interface Listed {
  all: Element[]
  across: Element[]
  /** The slides in each of them. */
  below: Map<Element, Element[]>
  /** Whether anything is to fill the height that is left on its slide. */
  stretched: boolean
}

/** The slides in their order, and those across; read again whenever one came or went. */
class SlideList {
  private lists: Listed | undefined
  private readonly changes = new MutationObserver(() => (this.lists = undefined))

  constructor(private readonly slides: Element) {}

  now(): Listed {
    if (this.changes.takeRecords().length > 0) this.lists = undefined
    this.lists ??= this.read()
    return this.lists
  }

  private read(): Listed {
    const across = sectionsIn(this.slides)
    for (const parent of [this.slides, ...across]) this.changes.observe(parent, { childList: true })
    const stretched = this.slides.querySelector('.stretch, .r-stretch') !== null
    const below = new Map(across.map(slide => [slide, sectionsIn(slide)]))
    return { all: [...below].flatMap(([slide, slides]) => [slide, ...slides]), across, below, stretched }
  }
}

/** Selectors whose subject is a slide: `.slides section`, `.slides>section.past`, `.slides>section.present>section`. */
const ofSlides = /^\.slides ?>? ?section[^ ,]*$/

/** `.slides>section.past` */
const ofAcross = /^\.slides>section[^ >,]*$/

/** `section > .stretch, section > .r-stretch` */
const ofStretched = /^section > \.stretch\b/

/** Selectors of videos and the like alone. */
const ofMedia = /^(?:(?:video|audio|iframe|img(?=\[data-src\]))[^ ,]*(?: source\S*)?(?:, |$))+$/

function sectionsIn(parent: Element): Element[] {
  return [...parent.children].filter(child => child.localName === 'section')
}

/** Gives `element` its own `querySelectorAll`: an array where `known` has the answer. */
function answer(element: Element, known: (selector: string) => Element[] | undefined): void {
  const { prototype } = Element
  Object.assign(element, {
    querySelectorAll: (selector: string) => known(selector) ?? prototype.querySelectorAll.call(element, selector),
  })
}
