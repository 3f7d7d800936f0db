/**
 * At each turn the engine takes the classes of every slide away and gives most of them back, and hides again what is
 * hidden; the browser then works out the style of every slide anew. Here a slide that ends as it was is left alone: a
 * class that is taken stays until it is known whether it comes back, at the latest until the engine has done.
 */
export function changeOnlyWhatChanges(slides: Iterable<Element>): void {
  for (const slide of slides) {
    const { classList, setAttribute } = slide
    Object.defineProperty(slide, 'classList', { value: lasting(classList) })
    slide.setAttribute = (name, value) => {
      if (slide.getAttribute(name) !== value) setAttribute.call(slide, name, value)
    }
  }
}

const sides = ['past', 'future']

/** What is to be done for the slides of which a class is still to be taken. */
const waiting = new Set<() => void>()

/** A slide's classes, for the engine: `past` and `future` are taken late. */
function lasting(classes: DOMTokenList): DOMTokenList {
  const taken = new Set<string>()
  const settle = () => {
    waiting.delete(settle)
    if (taken.size > 0) classes.remove(...taken)
    taken.clear()
  }
  const own = {
    remove(...names: string[]) {
      for (const name of names.filter(name => classes.contains(name)))
        if (sides.includes(name)) taken.add(name)
        else classes.remove(name)
      if (taken.size === 0) return
      if (waiting.size === 0) queueMicrotask(() => [...waiting].map(settle => settle()))
      waiting.add(settle)
    },
    add(...names: string[]) {
      for (const name of names) taken.delete(name)
      if (names.some(name => name === 'present' || sides.includes(name))) settle()
      const fresh = names.filter(name => !classes.contains(name))
      if (fresh.length > 0) classes.add(...fresh)
    },
    contains: (name: string) => !taken.has(name) && classes.contains(name),
  }
  return new Proxy(classes, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return own[name as keyof typeof own]
      settle()
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
