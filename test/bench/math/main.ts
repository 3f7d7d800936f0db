import { alphaFits } from './alphaFits.ts'
import { dragGarbage } from './garbage.ts'
import { klTables } from './kl.ts'
import { landscapeTables } from './landscape.ts'
import { installPackages } from './packages.ts'
import { specialTable } from './special.ts'
import { reverseFits } from './stationary.ts'
import { fitsInTwoDimensions } from './twoDimensions.ts'

/** Every table in turn; `project` is its folder. Garbage first, in a heap that nothing else has filled. */
async function main(project: string): Promise<void> {
  await dragGarbage()
  const packages = await installPackages(project)
  const python = `${project}/test/bench/math/peers.py`
  await klTables(packages, python)
  await reverseFits(packages, python)
  await landscapeTables(python)
  await alphaFits()
  await fitsInTwoDimensions()
  specialTable(packages)
}

await main(process.argv[2] ?? '.')
