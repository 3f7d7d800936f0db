/** What the keys do to a handle that has the focus: arrows 0.1, Shift 1, Alt 0.01; Home and End to the range's ends. */
import type { Handle } from './handle.ts'

const directions: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 }

export function isSliderKey(key: string): boolean {
  return key in directions || key === 'Home' || key === 'End'
}

export interface HandleKeys {
  /** Does what a key does to a handle as it was painted. True if the key was the handle's. */
  press(event: KeyboardEvent, painted: Handle): boolean
  /** A handle lost the focus. */
  forget(id: string): void
  /** All handles are painted anew: what the keys have set is in them. */
  painted(): void
}

/** Values that keys have set since the last paint are kept, so that several presses within a frame add up. */
export function createHandleKeys(): HandleKeys {
  const ahead = new Map<string, Moved>()
  return {
    press(event, painted) {
      const { id } = painted
      const { value, second } = ahead.get(id) ?? {}
      const current = {
        ...painted,
        value: value ?? painted.value,
        ...(painted.second ? { second: { ...painted.second, value: second ?? painted.second.value } } : {}),
      }
      return press(event, current, to => ahead.set(id, { ...ahead.get(id), ...to }))
    },
    forget: id => ahead.delete(id),
    painted: () => ahead.clear(),
  }
}

interface Moved {
  value?: number
  second?: number
}

function press(event: KeyboardEvent, handle: Handle, moved: (to: Moved) => void): boolean {
  const become = (value: number) => {
    moved({ value })
    handle.become(value)
  }
  const action = handle.keys?.[event.key]
  if (action) {
    action()
    return true
  }
  const direction = directions[event.key]
  if (direction !== undefined) {
    const size = handle.step ?? (event.shiftKey ? 1 : event.altKey ? 0.01 : 0.1)
    const vertical = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    if (vertical && handle.second) {
      const second = tidy(handle.second.value + direction * handle.second.step)
      moved({ second })
      handle.second.become(second)
    } else become(tidy(Math.min(handle.max, Math.max(handle.min, handle.value + direction * size))))
    return true
  }
  if (event.key === 'Home') become(handle.min)
  else if (event.key === 'End') become(handle.max)
  else return false
  return true
}

function tidy(value: number): number {
  return Number(value.toFixed(6))
}
