import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compiler/compile.ts'
import { listAssets, readSources } from '../../src/compiler/sources.ts'
import { widgets } from '../../src/widgets/index.ts'

/** What students are known to believe: what it is, the slide with an answer that holds it, and words of the reply. */
const misconceptions: [belief: string, slide: string, reply: string][] = [
  [
    'the reverse direction is the one with the target in front',
    'check',
    'That is the forward one: the target P in front',
  ],
  ['the forward fit sits on one hump', 'check-fits', 'That would be the reverse fit. P draws from the far hump, too'],
  ['mode seeking is seeking the tallest peak', 'reverse-kl', 'Mode seeking is not seeking the tallest peak'],
  ['two humps make a reverse fit choose one', 'reverse-kl', 'Two humps do not make a fit mode seeking'],
  ['a forward fit matches the mean only', 'forward-kl', 'Right mean, but both humps lie in q’s tails'],
  ['the constant is zero', 'maximum-likelihood', 'the constant is not zero'],
  ['the likelihood is the KL-divergence', 'check-likelihood', 'The NLL is not the KL'],
  ['the KL-divergence counts where q is large', 'check', 'Forward averages where P draws'],
  ['no overlap makes it infinite', 'infinite', 'it is not zero: log(q/p) stays finite'],
  ['a reverse fit is always narrower than P', 'check-fits', 'Often, not always'],
  ['with more effort the ELBO reaches log p(x)', 'check-inference', 'Trying harder does not help'],
  ['a larger ELBO raises p(x)', 'check-inference', 'a larger ELBO is a smaller KL'],
  ['variational inference is reverse because that fits better', 'elbo-bar', 'it drops a hump and is too narrow'],
]

const folder = join(import.meta.dirname, '../../slides')
const { slides } = compile(readSources(folder), { widgets, assets: listAssets(join(folder, '../assets')) })

describe('what students are known to believe is addressed by the reply to an answer:', () => {
  test.each(misconceptions)('%s (on slide %s)', (_belief, slide, words) => {
    const html = slides.find(({ id }) => id === slide)?.html ?? ''
    const replies = [...html.matchAll(/<p class="kl-reply"[^>]*>(.*?)<\/p>/gs)].map(([, reply = '']) =>
      reply.replace(/<span class="kl-math" data-tex="([^"]*)">.*?<\/span>(?=[ ,.;:])/gs, '$1').replace(/<[^>]*>/g, ''),
    )
    expect(replies.filter(reply => reply.includes(words))).toHaveLength(1)
  })
})
