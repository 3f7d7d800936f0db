/** The one way in which the mathematics keeps what it derived from an object: for the last few objects. */

/** How many are kept: what one frame of a slide looks at, with room to spare. */
const KEPT = 8

/**
 * `make(key)`, kept for the last few keys by object identity, most recent first: asking again within a frame is free,
 * and what belongs to earlier frames of a drag may go at once.
 */
export function memoizeRecent<Key extends object, Value>(make: (key: Key) => Value, kept = KEPT): (key: Key) => Value {
  const keys: Key[] = []
  const values: Value[] = []
  return key => {
    if (keys[0] === key) return values[0]!
    const found = keys.indexOf(key)
    const value = found < 0 ? make(key) : values[found]!
    // `make` may have asked for other keys meanwhile
    let place = keys.indexOf(key)
    if (place < 0) place = Math.min(keys.length, kept - 1)
    for (; place > 0; place--) {
      keys[place] = keys[place - 1]!
      values[place] = values[place - 1]!
    }
    keys[0] = key
    values[0] = value
    return value
  }
}
