import { expect, test, vi } from 'vitest'
import { createLayers } from '../../../src/ui/plot/layers.ts'

/** Layers whose drawing is noted by name, on a canvas that notes the copies made of it (`keep`) and into it (`copy`). */
function noted() {
  const done: string[] = []
  const canvas = { width: 200, height: 100 }
  const bitmap = { width: 300, height: 150, getContext: () => ({ drawImage: () => done.push('keep') }) }
  vi.stubGlobal('document', { createElement: () => bitmap })
  const ctx = { canvas, save() {}, restore() {}, resetTransform() {}, drawImage: () => done.push('copy') }
  const layers = createLayers(ctx as unknown as CanvasRenderingContext2D)
  const as = (state: Record<string, unknown>) =>
    Object.entries(state).map(([name, of]) => ({ of: [of], draw: () => done.push(name) }))
  const take = (work: () => void) => {
    work()
    return done.splice(0).join(' ')
  }
  return {
    draw: (state: Record<string, unknown>) => take(() => layers.draw(as(state))),
    print: (state: Record<string, unknown>) => take(() => layers.drawAll(as(state))),
    forget: () => layers.forget(),
  }
}

test('while the top alone moves, what lies below is drawn once more, kept, and copied from then on', () => {
  const { draw } = noted()
  expect(draw({ axes: 1, valley: 1, curve: 1 })).toBe('axes valley curve')
  expect(draw({ axes: 1, valley: 1, curve: 2 })).toBe('axes valley keep curve')
  expect(draw({ axes: 1, valley: 1, curve: 3 })).toBe('copy curve')
})

test('what changed is drawn anew, and all above it', () => {
  const { draw } = noted()
  for (const curve of [1, 2, 3]) draw({ axes: 1, valley: 1, curve })
  expect(draw({ axes: 1, valley: 2, curve: 3 })).toBe('axes keep valley curve')
  expect(draw({ axes: 1, valley: 3, curve: 3 })).toBe('copy valley curve')
  expect(draw({ axes: 2, valley: 3, curve: 3 })).toBe('axes valley curve')
})

test('a picture that is equal is not drawn again, until all is forgotten', () => {
  const { draw, forget } = noted()
  draw({ axes: 'x', curve: [{ x: 1, y: [2, Number.NaN] }] })
  expect(draw({ axes: 'x', curve: [{ x: 1, y: [2, Number.NaN] }] })).toBe('')
  expect(draw({ axes: 'x', curve: [{ x: 1, y: [2, 3] }] })).toContain('curve')
  forget()
  expect(draw({ axes: 'x', curve: [{ x: 1, y: [2, 3] }] })).toBe('axes curve')
})

test('for a printer every layer is drawn, none copied', () => {
  const { draw, print } = noted()
  for (const curve of [1, 2, 3]) draw({ axes: 1, curve })
  expect(print({ axes: 1, curve: 3 })).toBe('axes curve')
})
