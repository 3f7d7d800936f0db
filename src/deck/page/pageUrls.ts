/** The addresses of the lecture's pages, in files of their own or all in one. */

/** Whether this is the lecture in one file: then every page is that file, and says in its query which it is. */
export const inOneFile = import.meta.env.MODE === 'single'

/** The address of a page of the lecture, with `query` as in `theme=dark`. */
export function pageUrl(page: 'index' | 'print', query = ''): string {
  if (!inOneFile) return `./${page}.html${query && `?${query}`}`
  const asked = new URLSearchParams(query)
  if (page === 'print') asked.set('page', 'print')
  return `${location.pathname}?${asked}`
}
