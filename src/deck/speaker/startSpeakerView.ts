/** The speaker's page: notes, the slide as it is, the step that comes next, the time. */
import { maxValue, minValue, number, pipe } from 'valibot'
import { stepsOf } from '../figures/steps.ts'
import { createKeyboard } from '../keyboard/keyboard.ts'
import { toggleFullScreen } from '../keyboard/toggleFullScreen.ts'
import { stored } from '../page/storage.ts'
import { setTheme, storedTheme, type Theme, toggleTheme } from '../page/theme.ts'
import { unlinkTerms } from '../page/unlinkTerms.ts'
import { linkPart, motionSchema, themeSchema } from '../schema/linkParts.ts'
import { readerOf } from '../schema/schema.ts'
import { ensureTalk } from '../sync/talkId.ts'
import { deckIn, type FramedDeck, loadDeck } from './frames.ts'
import { handOnKey, staysHere } from './handOnKey.ts'
import { createTimer } from './timer.ts'

/** How long the preview waits for a drag to rest: ms. It shares the machine with the slide that is being dragged. */
const previewDelay = 120
const sizes = { smallest: 18, usual: 26, largest: 48 }
const sizeSchema = pipe(number(), minValue(sizes.smallest), maxValue(sizes.largest))
const storedSize = stored('local', 'kl-speaker-size', readerOf(sizeSchema))

/** Shows the talk on the speaker's page. Keys here drive the talk. */
export function startSpeakerView(): void {
  const query = location.search
  const talk = ensureTalk()
  const current = document.querySelector<HTMLIFrameElement>('.speaker-current')!
  const next = document.querySelector<HTMLIFrameElement>('.speaker-next')!
  const timer = createTimer(talk, query)
  let place: string | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  function show(): void {
    const deck = deckIn(current)
    if (!deck) return
    showWhere(deck)
    showNotes(deck)
    const here = `${deck.slides.current?.id} ${deck.slides.step}`
    const dragged = place === here
    if (place !== undefined && !dragged) timer.moved()
    if (deck.talk.informed()) place = here
    clearTimeout(waiting)
    waiting = setTimeout(showNext, dragged ? previewDelay : 0)
  }

  function showNext(): void {
    const scene = deckIn(current)?.talk.next()
    document.querySelector<HTMLElement>('.speaker-preview')!.classList.toggle('speaker-end', !scene)
    const same = scene?.place.slide === deckIn(current)?.slides.current?.id
    document.querySelector('.speaker-coming')!.textContent = !scene
      ? 'The end of the talk'
      : same
        ? 'Next step'
        : 'Next slide'
    if (scene) deckIn(next)?.talk.show(scene)
  }

  function changeTheme(): void {
    const { theme = 'light' } = document.documentElement.dataset
    for (const frame of [current, next]) if (frame.contentDocument) setTheme(theme, frame.contentDocument)
  }

  const theme = linkPart(query, 'theme', themeSchema)
  const motion = linkPart(query, 'motion', motionSchema)
  setTheme(startTheme(theme))
  loadDeck(current, 'current', { ...(theme && { theme }), ...(motion && { motion }), talk }, show)
  loadDeck(next, 'next', { ...(theme && { theme }), motion: 'none' }, showNext)
  bindKeys(current, () => {
    toggleTheme()
    changeTheme()
  })
  letNotesGrow()
}

function showWhere({ slides }: FramedDeck): void {
  const { all, current: slide } = slides
  if (!slide) return
  const at = all.indexOf(slide) + 1
  const steps = stepsOf(slide).length
  document.querySelector('.speaker-where')!.textContent =
    `slide ${at} of ${all.length}${steps > 0 ? `, step ${slides.step + 1} of ${steps}` : ''}`
  document.querySelector<HTMLElement>('.speaker-at')!.style.left = `${(100 * at) / all.length}%`
  document.querySelector<HTMLElement>('.speaker-black')!.hidden = !slides.isBlack
  document.title = `${slide.dataset.title ?? slide.id} – speaker view`
}

/** The notes of the slide, taken over as nodes. */
function showNotes({ slides: { current: slide } }: FramedDeck): void {
  const box = document.querySelector<HTMLElement>('.speaker-notes')!
  if (!slide || box.dataset.slide === slide.id) return
  box.dataset.slide = slide.id
  const notes = slide.querySelector('aside.notes')
  box.replaceChildren(...[...(notes?.childNodes ?? [])].map(node => document.importNode(node, true)))
  unlinkTerms(box)
  box.tabIndex = 0
  box.scrollTop = 0
}

/** Buttons that make the notes larger and smaller; the size is kept for the next talk. */
function letNotesGrow(): void {
  let size = storedSize.read() ?? sizes.usual
  const grow = (by: number) => {
    size = Math.min(sizes.largest, Math.max(sizes.smallest, size + by))
    storedSize.write(size)
    apply()
  }
  const apply = () => document.documentElement.style.setProperty('--notes-size', `${size}px`)
  document.querySelector('.speaker-smaller')!.addEventListener('click', () => grow(-2))
  document.querySelector('.speaker-larger')!.addEventListener('click', () => grow(2))
  apply()
}

function startTheme(asked: Theme | undefined): Theme {
  return asked ?? storedTheme.read() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
}

/** Theme and full screen concern this window; all other keys are the talk's. */
function bindKeys(frame: HTMLIFrameElement, theme: () => void): void {
  const handOn = (event: KeyboardEvent) => handOnKey(frame, event)
  createKeyboard({ leave: staysHere, others: handOn }).bind({ theme, fullScreen: toggleFullScreen })
  addEventListener('keyup', handOn)
}
