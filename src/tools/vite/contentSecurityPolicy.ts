/** The content security policy of built pages, and the plugin that writes it. */
import type { Plugin } from 'vite'

/**
 * What a built page may load and run: its own files, and no script that stands in the page itself, so that nothing which
 * comes by a link or a message can run. Styles may stand in the page: a formula's places are `style` attributes.
 */
const policy: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** Writes the policy into every built page. In development there is none: the server's own scripts stand in the page. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'deck-content-policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: html => withPolicy(html) },
  }
}

/** `html` with the policy in its head before anything that loads; `changes` replace parts of it. */
export function withPolicy(html: string, changes: Readonly<Record<string, string>> = {}): string {
  const content = Object.entries({ ...policy, ...changes })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
  const [charset] = /<meta charset="[^"]*" ?\/?>/i.exec(html) ?? []
  if (!charset) throw new Error('A page without <meta charset>: there is no place for its Content-Security-Policy.')
  const rest = html.replace(charset, '')
  const meta = `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${content}" />`
  return rest.replace(/<head>\s*/, head => `${head}${meta}\n    `)
}
