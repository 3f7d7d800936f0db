/** Links on paper. */

/**
 * Links within the deck lead to the page of their slide. Where that is not printed they lead to the deck's public
 * address, and where there is none they are words.
 */
export function pointLinks(main: Element, home: string | undefined): void {
  for (const link of main.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    const target = /^(?:\?[^#]*)?#\/([^/?]+)/.exec(href)?.[1]
    if (target === undefined) continue
    if (document.getElementById(target)) link.setAttribute('href', `#${target}`)
    else if (home) link.setAttribute('href', home + href)
    else link.removeAttribute('href')
  }
}
