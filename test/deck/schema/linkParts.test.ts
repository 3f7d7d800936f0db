import { expect, test } from 'vitest'
import { frameSchema, linkPart, minutesSchema, motionSchema, themeSchema } from '../../../src/deck/schema/linkParts.ts'

test('a part of a link is read if it is one of those that there are, and is else as if it were missing', () => {
  expect(linkPart('?theme=dark', 'theme', themeSchema)).toBe('dark')
  expect(linkPart('?motion=none', 'motion', motionSchema)).toBe('none')
  expect(linkPart('?frame=next', 'frame', frameSchema)).toBe('next')
  for (const query of ['', '?theme', '?theme=', '?theme=Dark', '?theme=constructor'])
    expect(linkPart(query, 'theme', themeSchema)).toBeUndefined()
})

test('minutes are a number from 1 to 600, as text or kept', () => {
  const minutes = (text: string) => linkPart(`?minutes=${text}`, 'minutes', minutesSchema)
  expect([minutes('30'), minutes('1'), minutes('600'), minutes('12.5')]).toEqual([30, 1, 600, 12.5])
  for (const text of ['', '0', '601', '-3', 'half', 'NaN', 'Infinity']) expect(minutes(text)).toBeUndefined()
})
