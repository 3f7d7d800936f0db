import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { fileOf, virtualScreen, webKitDriver } from './programs.ts'
import type { Engine, Size, Tab } from './tab.ts'
import { keyActions, openSession, pointerActions, type Session } from './webdriver.ts'

/** Starts WebKitGTK's small browser on a screen of its own that nobody sees, driven over WebDriver. */
export async function startWebKit(): Promise<Engine> {
  const driverFile = fileOf(webKitDriver)
  const [screen, display] = await startScreen()
  const port = await freePort()
  const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' }
  const driver = spawn(driverFile, [`--port=${port}`], { env, stdio: 'ignore' })
  const session = await openSession(`http://127.0.0.1:${port}`, {})
  const windows = () => session.command<string[]>(undefined, 'GET', '/window/handles')
  const [launcher = ''] = await windows()

  /** Waits for the window that `act` opens, and listens to its errors as soon as there is a page in it. */
  async function opened(act: () => Promise<unknown>): Promise<Tab> {
    const known = new Set(await windows())
    await act()
    for (let tries = 0; tries < 200; tries++) {
      const fresh = (await windows()).find(window => !known.has(window))
      if (fresh) {
        const tab = tabOf(session, fresh, opened)
        await tab.waitForFunction(() => location.href !== 'about:blank' && document.documentElement !== null)
        await tab.evaluate(listen)
        return tab
      }
      await new Promise(done => setTimeout(done, 50))
    }
    throw new Error('No window was opened.')
  }

  return {
    // Only a window that a page opens can be as narrow as a phone, and has nothing of the browser's own in it.
    async open(url, size) {
      const { evaluate, stroke } = tabOf(session, launcher, opened)
      await evaluate(setLauncher, { url, ...size })
      return opened(() => stroke('mouse', [{ x: 50, y: 50 }]))
    },
    async close() {
      await session.command(undefined, 'DELETE', '').catch(() => {})
      await Promise.all([stop(driver), stop(screen)])
    },
  }
}

type Listening = { heardErrors?: string[] }

/** In the page: keeps the errors on its console, and the exceptions that nobody caught. The driver tells of neither. */
function listen(): void {
  const page = window as Listening
  if (page.heardErrors) return
  const heard: string[] = []
  page.heardErrors = heard
  const { error } = console
  console.error = (...said: unknown[]) => {
    heard.push(said.map(String).join(' '))
    error(...said)
  }
  addEventListener(
    'error',
    ({ message, target }) => {
      heard.push(message ?? `${(target as HTMLElement).outerHTML} could not be loaded`)
    },
    true,
  )
  addEventListener('unhandledrejection', ({ reason }) => heard.push(String(reason)))
}

function setLauncher({ url, width, height }: { url: string } & Size): void {
  document.body.style.height = '90vh'
  document.body.onclick = () => window.open(url, '_blank', `popup,width=${width},height=${height}`)
}

function tabOf(session: Session, window: string, opened: Tab['opened']): Tab {
  const command = <T>(method: string, path: string, body?: object) => session.command<T>(window, method, path, body)
  const evaluate = async (script: (arg: unknown) => unknown, arg: unknown = null) => {
    const { value, error } = await command<{ value?: unknown; error?: string }>('POST', '/execute/async', {
      script: `const [arg, done] = arguments
        Promise.resolve(arg).then(${script}).then(value => done({ value }), error => done({ error: String(error) }))`,
      args: [arg],
    })
    if (error !== undefined) throw new Error(error)
    return value
  }
  return {
    evaluate: evaluate as Tab['evaluate'],
    async goto(url) {
      await command('POST', '/url', { url })
      await evaluate(listen)
    },
    async waitForFunction(ready) {
      for (const until = Date.now() + 100_000; Date.now() < until; await new Promise(done => setTimeout(done, 30)))
        // A page that is just being left answers nothing.
        if (await evaluate(ready).catch(() => false)) return
      throw new Error(`In vain waited for ${ready}`)
    },
    async resize({ width, height }) {
      await command('POST', '/window/rect', { width, height })
    },
    stroke: async (pointer, points) => void (await command('POST', '/actions', pointerActions(pointer, points))),
    press: async key => void (await command('POST', '/actions', keyActions(key))),
    opened,
    picture: async () => Buffer.from(await command<string>('GET', '/screenshot'), 'base64'),
    errors: () => evaluate(() => (globalThis as Listening).heardErrors ?? []) as Promise<string[]>,
    toFront: async () => void (await command('GET', '/url')),
  }
}

/** A screen in memory, and its name; the number is one that is free. */
async function startScreen(): Promise<[ChildProcess, string]> {
  const options = ['-displayfd', '3', '-screen', '0', '2600x1500x24', '-nolisten', 'tcp']
  const screen = spawn(fileOf(virtualScreen), options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((found, failed) => {
    ;(screen.stdio[3] as Readable).once('data', data => found(String(data).trim()))
    screen.once('exit', code => failed(new Error(`Xvfb ended with ${code}.`)))
  })
  return [screen, `:${number}`]
}

function freePort(): Promise<number> {
  return new Promise(found => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })
}

function stop(child: ChildProcess): Promise<unknown> {
  const ended = new Promise(done => child.once('exit', done))
  return child.kill() ? ended : Promise.resolve()
}
