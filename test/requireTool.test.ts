import { describe, expect, test } from 'vitest'
import { requireTool, runs, type Tool } from './requireTool.ts'

const tool: Tool = { name: 'qpdf', isHere: false, get: 'apt-get install qpdf', untested: 'the PDF' }
const sentence = 'qpdf not found, and so not tested: the PDF. To get it: apt-get install qpdf'

describe('a tool that is missing', () => {
  test.each(['true', '1'])('is a failure where CI is %s', CI => {
    expect(() => requireTool(tool, { env: { CI }, warn: () => {} })).toThrow(sentence)
  })

  test.each([{}, { CI: '' }, { CI: 'false' }])('lets tests be skipped elsewhere (%j), and says which', env => {
    const said: string[] = []
    expect(requireTool(tool, { env, warn: text => said.push(text) })).toBe(false)
    expect(said).toEqual([sentence])
  })
})

test('a tool that is here is nothing to speak of', () => {
  const warn = () => expect.unreachable()
  expect(requireTool({ ...tool, isHere: true }, { env: { CI: 'true' }, warn })).toBe(true)
})

test('a program runs if it can be started and ends well', () => {
  expect(runs(process.execPath, '--version')).toBe(true)
  expect(runs(process.execPath, '-e', 'process.exit(1)')).toBe(false)
  expect(runs('no-such-program')).toBe(false)
})
