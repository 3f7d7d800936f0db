/** Links of terms to their slides as the words they are, for where nobody follows them: on paper, and beside the slide. */
export function unlinkTerms(root: Element): void {
  for (const link of root.querySelectorAll('a.kl-term')) link.replaceWith(...link.childNodes)
}
