import { describe, expect, it } from 'vitest'
import { oneOf, parsePort, parseSize, readOptions } from '../../../src/tools/commands/options.ts'

describe('the options of a command', () => {
  const options = { size: { type: 'string', default: '1280x720' }, print: { type: 'boolean' } } as const

  it('are read by name, with their defaults', () => {
    expect(readOptions(['--print'], 'usage', options)).toEqual({ size: '1280x720', print: true })
    expect(readOptions(['--size', '4x3'], 'usage', options)).toEqual({ size: '4x3' })
  })

  it('that do not exist are named, and the usage follows', () => {
    expect(() => readOptions(['--sise', '4x3'], 'the usage', options)).toThrow(/--sise.*the usage/s)
  })

  it('are held to what they may be', () => {
    expect(oneOf('--theme', 'dark', ['light', 'dark'])).toBe('dark')
    expect(() => oneOf('--theme', 'pink', ['light', 'dark'])).toThrow('--theme: expected light or dark, got “pink”.')
  })

  it.each(['1280', '1280x', '0x720', '1280x99999', 'axb'])('a size is not “%s”', text => {
    expect(() => parseSize('--size', text)).toThrow(`--size: expected a size such as 1280x720, got “${text}”.`)
  })

  it.each(['0', '65536', '80.5', 'http', ''])('a port is not “%s”', text => {
    expect(() => parsePort('--port', text)).toThrow('expected a number from 1 to 65535')
  })

  it('a size and a port are numbers', () => {
    expect(parseSize('--size', '3840x2160')).toEqual({ width: 3840, height: 2160 })
    expect(parsePort('--port', '8080')).toBe(8080)
  })
})
