/** The bar above the pages of the print rendition, on the screen. */
import { createButton } from '../../ui/dom/buttons.ts'
import { inOneFile } from '../page/pageUrls.ts'
import type { PrintOptions } from './printOptions.ts'

const choices: Record<'pages' | 'paper' | 'theme', Record<string, string>> = {
  pages: { slides: 'a page per slide', steps: 'a page per step', handout: 'handout with narration' },
  paper: { slide: 'slide', a4: 'A4', letter: 'Letter' },
  theme: { light: 'light', dark: 'dark' },
}

/** On the screen, above the pages: what they are made of, and the button that saves them. */
export function addPrintToolbar(options: PrintOptions): void {
  const bar = document.createElement('nav')
  bar.className = 'kl-paper-bar'
  bar.ariaLabel = 'Save as PDF'
  const save = createButton({ text: 'Save as PDF …' }, () => print())
  const back = document.createElement('a')
  back.href = inOneFile ? location.pathname : './'
  back.textContent = 'Back to the slides'
  const { pages, paper, theme } = options
  const current = { pages, paper, theme }
  bar.append(save, ...(['pages', 'paper', 'theme'] as const).map(name => choice(name, current)), back)
  document.body.prepend(bar)
}

function choice(name: keyof typeof choices, current: Record<keyof typeof choices, string>): HTMLElement {
  const select = document.createElement('select')
  select.ariaLabel = name
  for (const [value, label] of Object.entries(choices[name])) {
    if (name === 'paper' && value === 'slide' && current.pages === 'handout') continue
    select.add(new Option(label, value, false, value === current[name]))
  }
  select.onchange = () => {
    const query = new URLSearchParams(location.search)
    query.set(name, select.value)
    location.search = query.toString()
  }
  return select
}
