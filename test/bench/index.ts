import { readOptions } from '../../src/tools/commands/options.ts'
import * as dev from './dev.ts'
import * as drag from './drag.ts'
import * as endurance from './endurance.ts'
import * as load from './load.ts'
import * as math from './math.ts'
import * as pdf from './pdf.ts'
import * as scale from './scale.ts'
import * as sync from './sync.ts'
import * as turn from './turn.ts'

/** A benchmark: prints its figures beside a peer or a floor measured in the same run. */
interface Part {
  about: string
  run(): Promise<void>
}

const parts: Record<string, Part> = {
  load: { about: 'first slide visible on a slow connection', run: load.run },
  drag: { about: 'from a pointer event to the painted frame', run: drag.run },
  turn: { about: 'what each intervention in the engine saves of a turn', run: turn.run },
  sync: { about: 'from a drag in one window to the painted frame of another', run: sync.run },
  math: { about: 'divergences, fits and landscapes beside their peers', run: math.run },
  pdf: { about: 'the export beside decktape', run: pdf.run },
  scale: { about: 'a lecture of 500 slides beside this one', run: scale.run },
  endurance: { about: 'what a page holds after a long talk', run: endurance.run },
  dev: { about: 'from saving a slide to seeing the change', run: dev.run },
}

const usage = `npm run bench [-- PART …]

${Object.entries(parts)
  .map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`)
  .join('\n')}`

/** Runs the parts that are named, or all of them. */
export async function main(args: string[]): Promise<void> {
  const names = args.filter(arg => !arg.startsWith('-'))
  if (
    !readOptions(
      args.filter(arg => arg.startsWith('-')),
      usage,
      {},
    )
  )
    return
  for (const name of names)
    if (!(name in parts))
      throw new Error(`There is no benchmark “${name}”; there are ${Object.keys(parts).join(', ')}.`)
  for (const [name, { about, run }] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    console.log(`\n${name}: ${about}\n`)
    await run()
  }
}
