/** The W3C's WebDriver protocol, as far as the tests need it: commands are JSON over HTTP. */
import type { Point } from '../../../src/geometry/point.ts'
export interface Session {
  /** Runs a command in a window; commands wait for one another. */
  command<T = unknown>(window: string | undefined, method: string, path: string, body?: object): Promise<T>
}

/** Opens a session at the driver's address, as soon as it answers. */
export async function openSession(driver: string, capabilities: object): Promise<Session> {
  for (let tries = 0; !(await answers(driver)); tries++) {
    if (tries > 100) throw new Error(`The driver at ${driver} does not answer.`)
    await new Promise(done => setTimeout(done, 100))
  }
  const { sessionId } = await send<{ sessionId: string }>(`${driver}/session`, 'POST', {
    capabilities: { alwaysMatch: capabilities },
  })
  const session = `${driver}/session/${sessionId}`
  let last: Promise<unknown> = Promise.resolve()
  let current: string | undefined
  return {
    command(window, method, path, body) {
      const result = last.then(async () => {
        if (window !== undefined && window !== current) await send(`${session}/window`, 'POST', { handle: window })
        current = window ?? current
        return send(session + path, method, body)
      })
      last = result.catch(() => {})
      return result as Promise<never>
    },
  }
}

async function answers(driver: string): Promise<boolean> {
  return fetch(`${driver}/status`).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function send<T>(url: string, method: string, body?: object): Promise<T> {
  const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } }
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`)
  return value
}

const keys: Record<string, string> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
}

/** The actions that press a key, such as `Shift+Tab`, and let it go. */
export function keyActions(names: string): object {
  const values = names.split('+').map(name => keys[name] ?? name)
  const down = values.map(value => ({ type: 'keyDown', value }))
  const up = values.toReversed().map(value => ({ type: 'keyUp', value }))
  return { actions: [{ type: 'key', id: 'keys', actions: [...down, ...up] }] }
}

/** The actions of a pointer that is pressed at the first point, moved through the others, and let go. */
export function pointerActions(pointerType: string, points: readonly Point[]): object {
  const [first, ...others] = points.map(({ x, y }) => ({
    type: 'pointerMove',
    x: Math.round(x),
    y: Math.round(y),
    duration: 0,
  }))
  const actions = [first, { type: 'pointerDown', button: 0 }, ...others, { type: 'pointerUp', button: 0 }]
  return { actions: [{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions }] }
}
