import type { Point } from '../../../src/geometry/point.ts'
import type { Scripted } from '../../../src/tools/browser/deckPage.ts'

export interface Size {
  width: number
  height: number
}

/** WebKitGTK's driver makes a mouse of a finger. */
export type Pointer = 'mouse' | 'touch'

/** A window of a browser, whichever it is: no more than every driver can do. */
export interface Tab extends Scripted {
  goto(url: string): Promise<unknown>
  resize(size: Size): Promise<void>
  /** Presses at the first point, goes through the others, lets go at the last; points are pixels of the window. */
  stroke(pointer: Pointer, points: readonly Point[]): Promise<void>
  /** Presses a key, such as `PageDown` or `Shift+Tab`. */
  press(key: string): Promise<void>
  /** The window that is opened by what `act` does. */
  opened(act: () => Promise<unknown>): Promise<Tab>
  picture(): Promise<Uint8Array>
  /** Errors on the console and exceptions nobody caught. */
  errors(): Promise<string[]>
  toFront(): Promise<void>
}

/** A browser that runs, and what starts one. */
export interface Engine {
  /** A window on `url`, with nothing stored by an earlier one unless the browser cannot help it. */
  open(url: string, size: Size): Promise<Tab>
  close(): Promise<void>
}
