import { mkdir, writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { goTo, slidesOf } from '../../src/tools/browser/deckPage.ts'
import { overflowing } from '../browser/slides/overflow.ts'
import { type EngineName, engines } from './engines/engines.ts'
import { openDeck } from './harness.ts'
import { type Look, lookAtSlide } from './look.ts'

/** A folder for a picture of every slide in every browser, where one wants to look at them. */
const pictures = process.env.PICTURES

/** What a browser showed on its way through every slide and step. */
interface Walk {
  looks: Record<string, Look>
  /** What did not fit. */
  problems: string[]
  /** The faces of text and formulas that it loaded, and how many it could not. */
  faces: string[]
  facesMissing: number
  /** What was said on the console. */
  errors: string[]
}

const names = Object.keys(engines) as EngineName[]
let walks: Record<EngineName, Walk>

// Side by side: each waits for its own paints most of the time.
beforeAll(async () => {
  walks = Object.fromEntries(await Promise.all(names.map(async name => [name, await walk(name)]))) as typeof walks
})

async function walk(name: EngineName): Promise<Walk> {
  const engine = await engines[name]()
  try {
    const tab = await openDeck(engine, '?motion=none&theme=light')
    const looks: Record<string, Look> = {}
    const problems: string[] = []
    for (const slide of await slidesOf(tab))
      for (let step = 0; step <= slide.steps; step++) {
        await goTo(tab, slide, step)
        const place = `${slide.id}-${step}`
        looks[place] = await tab.evaluate(lookAtSlide)
        for (const problem of await overflowing(tab)) problems.push(`${place}: ${problem}`)
        if (pictures && step === slide.steps) await keep(`${name}-${place}`, await tab.picture())
      }
    return { looks, problems, ...(await tab.evaluate(lookAtFaces)), errors: await tab.errors() }
  } finally {
    await engine.close()
  }
}

function lookAtFaces(): Pick<Walk, 'faces' | 'facesMissing'> {
  const all = [...document.fonts]
  const loaded = all.filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', ''))
  return { faces: [...new Set(loaded)], facesMissing: all.filter(({ status }) => status === 'error').length }
}

describe.each(names)('in %s', name => {
  it('every slide and step shows in full', () => {
    expect(walks[name].problems).toEqual([])
  })

  it('every chart has a pixel for each of the screen’s, and is drawn; P and Q have their colours', () => {
    const charts = Object.entries(walks[name].looks).flatMap(([place, { charts }]) =>
      charts.map(chart => ({ place, ...chart })),
    )
    expect(charts.length).toBeGreaterThan(100)
    for (const { place, ratios, colours } of charts) {
      expect(Math.min(...ratios), place).toBeGreaterThanOrEqual(0.999)
      expect(Math.max(...ratios), place).toBeLessThan(1.02)
      expect(colours, place).toBeGreaterThan(2)
    }
    const [main] = charts.filter(({ place }) => place === 'kl-divergence-0')
    expect(main).toMatchObject({ p: true, q: true })
  })

  it('the faces of text and formulas are there', () => {
    const { faces, facesMissing } = walks[name]
    expect(faces).toEqual(expect.arrayContaining(['KaTeX_Main', 'KaTeX_Math', 'KaTeX_Size2']))
    expect(faces.some(face => face.startsWith('Source Serif'))).toBe(true)
    expect(facesMissing).toBe(0)
  })

  it('nothing was said on the console', () => {
    expect(walks[name].errors).toEqual([])
  })
})

describe('in all of them alike', () => {
  const reference = () => walks.Chromium.looks
  const others = () =>
    names.filter(name => name !== 'Chromium').map((name): [EngineName, Walk['looks']] => [name, walks[name].looks])

  it('every word and every digit', () => {
    expect(others().map(([name]) => name)).toEqual(['Firefox', 'WebKitGTK'])
    const texts = (looks: Record<string, Look>) => Object.entries(looks).map(([name, { text }]) => [name, text])
    expect(Object.keys(reference()).length).toBeGreaterThan(60)
    for (const [browser, looks] of others()) expect(texts(looks), browser).toEqual(texts(reference()))
  })

  it('every number, to 1e-12', () => {
    for (const [browser, looks] of others())
      for (const [place, { numbers }] of Object.entries(reference())) {
        const found = new Map(looks[place]?.numbers)
        expect([...found.keys()], `${browser}, ${place}`).toEqual(numbers.map(([name]) => name))
        for (const [name, value] of numbers) {
          const [one, other] = [Number(value), Number(found.get(name))]
          if (Number.isFinite(one))
            expect(Math.abs(other - one), `${browser}, ${place}, ${name}`).toBeLessThanOrEqual(
              1e-12 * Math.max(1, Math.abs(one)),
            )
          else expect(other).toBe(one)
        }
      }
  })

  it('the width of headings, to 1 % and a pixel', () => {
    for (const [browser, looks] of others())
      for (const [place, { heading }] of Object.entries(reference()))
        if (heading !== undefined)
          expect(Math.abs((looks[place]?.heading ?? 0) - heading), `${browser}, ${place}`).toBeLessThan(
            1 + 0.01 * heading,
          )
  })

  it('the width of formulas, to half a pixel a glyph: WebKitGTK sets each on a whole one', () => {
    for (const [browser, looks] of others())
      for (const [place, { formulas }] of Object.entries(reference())) {
        expect(looks[place]?.formulas.map(({ glyphs }) => glyphs)).toEqual(formulas.map(({ glyphs }) => glyphs))
        for (const [index, { width, glyphs }] of formulas.entries())
          expect(Math.abs((looks[place]?.formulas[index]?.width ?? 0) - width), `${browser}, ${place}`).toBeLessThan(
            1 + 0.5 * glyphs,
          )
      }
  })

  it('the colours of P and Q in every chart', () => {
    const colours = (looks: Record<string, Look>) =>
      Object.entries(looks).map(([name, { charts }]) => [name, charts.map(({ p, q }) => [p, q])])
    for (const [browser, looks] of others()) expect(colours(looks), browser).toEqual(colours(reference()))
  })
})

async function keep(name: string, picture: Uint8Array): Promise<void> {
  await mkdir(pictures ?? '.', { recursive: true })
  await writeFile(`${pictures}/${name}.png`, picture)
}
