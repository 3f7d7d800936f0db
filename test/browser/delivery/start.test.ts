import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, expect, test } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { buildDeckIfStale, projectFolder } from '../../../src/tools/serve.ts'

const [program = '', ...words] = manifest.scripts.start.split(' ')

/** What `npm start` runs, in a process group of its own, as a terminal gives it one. */
class Start {
  said = ''
  complained = ''
  readonly child: ChildProcess
  readonly exit: Promise<number | null>

  constructor(...args: string[]) {
    this.child = spawn(program, [...words, ...args], {
      cwd: projectFolder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.on('data', text => (this.said += text))
    this.child.stderr?.on('data', text => (this.complained += text))
    this.exit = once(this.child, 'close').then(([code]) => code)
  }

  /** The address that is printed when the lecture is served. */
  async address(): Promise<string> {
    const ended = this.exit.then(() => expect.unreachable(`ended with: ${this.said}${this.complained}`))
    while (!this.said.includes('Ctrl+C stops.')) await Promise.race([once(this.child.stdout!, 'data'), ended])
    return /http:\/\/localhost:\d+\//.exec(this.said)?.[0] ?? expect.unreachable(this.said)
  }

  /** Ctrl+C, which reaches every process of the group. */
  interrupt(): void {
    process.kill(-this.child.pid!, 'SIGINT')
  }

  isGone(): boolean {
    try {
      process.kill(-this.child.pid!, 0)
      return false
    } catch {
      return true
    }
  }
}

let started: Start | undefined
let taken: Server | undefined

beforeAll(() => buildDeckIfStale())

afterEach(() => {
  if (started && !started.isGone()) process.kill(-started.child.pid!, 'SIGKILL')
  taken?.close()
})

/** A port that somebody listens on. */
async function takenPort(): Promise<number> {
  taken = createServer((_, response) => response.end('somebody else')).listen(0, '127.0.0.1')
  await once(taken, 'listening')
  return (taken.address() as AddressInfo).port
}

test('the address that npm start prints answers with the deck; Ctrl+C ends it, and leaves nothing behind', async () => {
  started = new Start('--port', String(await takenPort()))
  const url = await started.address()
  const page = await (await fetch(url)).text()
  expect(page).toContain('<title>KL divergence and variational inference</title>')
  expect(page).toContain('<section id="kl-divergence"')

  started.interrupt()
  expect(await started.exit).toBe(0)
  expect(started.said).toMatch(/Stopped\.\s*$/)
  expect(started.complained).toBe('')
  expect(started.isGone()).toBe(true)
  await expect(fetch(url)).rejects.toThrow()
})

test('a port that is in use is said, and another one taken', async () => {
  const port = await takenPort()
  started = new Start('--port', String(port))
  const url = await started.address()
  const other = Number(new URL(url).port)
  expect(other).not.toBe(port)
  expect(started.said).toContain(`Port ${port} is in use; ${other} is taken instead.`)
  started.interrupt()
  await started.exit
})

test.each(['http', '0', '65536'])('--port %s is refused in one sentence', async port => {
  started = new Start('--port', port)
  expect(await started.exit).toBe(1)
  expect(started.complained.trim()).toBe(`--port: expected a number from 1 to 65535, got “${port}”.`)
  expect(started.said).not.toContain('Building')
})
