/** Formulas on paper. */

/**
 * Makes formulas fit for paper: their TeX is their description, what only a browser reads is gone, and the zero-width
 * spaces that hold KaTeX's boxes open are emptied, so that a copied formula is clean.
 */
export function tidyFormulas(main: Element): void {
  for (const formula of main.querySelectorAll<HTMLElement>('.katex')) {
    const tex = formula
      .querySelector('annotation[encoding="application/x-tex"]')
      ?.textContent?.replace(/\s+/g, ' ')
      .trim()
    formula.querySelector('.katex-mathml')?.remove()
    formula.querySelector('.katex-html')?.removeAttribute('aria-hidden')
    if (!tex) continue
    formula.role = 'img'
    formula.ariaLabel = tex
    formula.dataset.tex = ''
  }
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { currentNode } = texts
    if (currentNode.nodeValue?.includes('\u200b'))
      currentNode.nodeValue = currentNode.nodeValue.replaceAll('\u200b', '')
  }
}
