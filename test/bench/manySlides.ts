import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '../../src/tools/serve.ts'

/** How long a lecture may get: twenty times ours. */
export const many = { slides: 500, figures: 200 }

const figures = [
  'explorer\np: normal(-1, 1)\nq: normal(1, 1)\nstep: q = normal(2, 1)\nsay: Further away.\nstep: q = normal(0, 0.5)\nsay: Narrow.',
  'fit\np: 0.5 normal(-2.5, 0.8) + 0.5 normal(2.5, 0.8)\ndirection: reverse\nstep: q = normal(3, 1)\nsay: The other hump.',
  'evidence\nx: 2\nstep: x = 1\nsay: Nearer.',
  'elbo\nx: 2\nstep: q = normal(1, 1)\nsay: Wider.',
]

/** Writes a lecture of `many` slides into `folder`, ten a file, every fifth with deeper ones: text, a formula, notes, and on two of five a figure. */
export async function writeManySlides(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await copyFile(join(projectFolder, 'slides/lecture.json'), join(folder, 'lecture.json'))
  const slides = Array.from({ length: many.slides }, (_, i) => slide(i))
  for (let start = 0; start < slides.length; start += 10)
    await writeFile(join(folder, `${String(start).padStart(4, '0')}.md`), joined(slides.slice(start, start + 10)))
}

function slide(i: number): string {
  const heading = i === 0 ? '# Many slides' : `## Slide ${i}, on $D_{\\text{KL}}(Q\\|P)$`
  const figure = i % 5 === 1 || i % 5 === 3 ? `\`\`\`widget ${named(i)}\n\`\`\`\n\n` : ''
  return `<!-- .slide: id="slide-${i}" -->
${heading}

${figure}The sum is at least zero, and zero only where both are the same.

$$
D_{\\text{KL}}(Q\\|P) = \\int_{-\\infty}^{\\infty} \\mathrm{d}x \\, q(x) \\log \\left( \\frac{q(x)}{p(x)} \\right) \\ge ${i} - ${i}
$$

A word that comes later. <!-- .element: class="fragment" -->

Note:
What one says here: number ${i}, with $q$ and $p$ as before. It takes a minute or two, and somebody asks a question.
`
}

function named(i: number): string {
  const [name, ...lines] = (figures[i % figures.length] ?? '').split('\n')
  return [name, `id: figure-${i}`, ...lines].join('\n')
}

/** Every fifth slide has the two after it below. */
function joined(slides: string[]): string {
  return slides.map((text, i) => (i === 0 ? text : `${[1, 2].includes(i % 5) ? '--' : '---'}\n${text}`)).join('\n')
}
