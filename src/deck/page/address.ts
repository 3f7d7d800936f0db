/** The address of the page: its places (`#/slide/step`), and links to slides and figures as they stand. */
import { formatQuery, parseQuery } from '../../widgets/core/query.ts'

/** The stage at which a figure stands: the one whose words are shown. */
export function stageOf(figure: Element): number {
  return Math.max(
    0,
    [...figure.querySelectorAll<HTMLElement>('.kl-stage')].findIndex(stage => !stage.hidden),
  )
}

/** What of a figure's state is not that of its stage `stage`, as entries of a link. */
export function changesOf(figure: HTMLElement, stage: number): [string, string][] {
  const written = figure.querySelectorAll<HTMLElement>('.kl-stage')[stage]?.dataset.state ?? ''
  const from = new Map(parseQuery(written).map(([field, value]) => [`${figure.id}.${field}`, value]))
  return parseQuery(figure.dataset.state ?? '').filter(([name, value]) => from.get(name) !== value)
}

/** `#/slide` or `#/slide/step`. */
export function placeOf(slide: Element, step: number | undefined): string {
  return step === undefined || step < 0 ? `#/${slide.id}` : `#/${slide.id}/${step}`
}

/** The slide that an address leads to, by its id or its number, and the step. */
export function slideAt(hash: string): { slide: HTMLElement; step: number } | undefined {
  const [name = '', step = ''] = hash.replace(/^#\/?/, '').split('/')
  const slides = [...document.querySelectorAll<HTMLElement>('main > section')]
  const place = /^\d+$/.test(name) ? slides[Number(name)] : document.getElementById(decoded(name))
  const slide = place?.matches('.kl-slide') ? place : place?.querySelector<HTMLElement>('.kl-slide')
  return slide ? { slide, step: /^\d+$/.test(step) ? Number(step) : -1 } : undefined
}

/** The link to a slide as it stands: its step, and what was changed in its figures since. */
export function linkTo(slide: Element, step: number | undefined): string {
  const figures = [...slide.querySelectorAll<HTMLElement>('figure[data-widget]')]
  return addressWith(
    figures.flatMap(figure => changesOf(figure, stageOf(figure))),
    placeOf(slide, step),
  )
}

/** The page's address with these entries and this place. */
export function addressWith(entries: readonly [string, string][], place: string): string {
  const query = formatQuery(entries)
  return `${location.origin === 'null' ? 'file://' : location.origin}${location.pathname}${query && `?${query}`}${place}`
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
