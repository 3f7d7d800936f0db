import { dragGarbage } from './garbage.ts'
import { klTables } from './kl.ts'
import { landscapeTables } from './landscape.ts'
import { installPackages } from './packages.ts'
import { specialTable } from './special.ts'
import { reverseFits } from './stationary.ts'
import { fitsInTwoDimensions } from './twoDimensions.ts'

/** Every table in turn; `folder` is the project's. Garbage first, in a heap that nothing else has filled. */
export async function main(folder: string): Promise<void> {
  await dragGarbage()
  const packages = await installPackages(folder)
  const python = `${folder}/test/bench/math/peers.py`
  await klTables(packages, python)
  await reverseFits(packages, python)
  await landscapeTables(python)
  await fitsInTwoDimensions()
  specialTable(packages)
}
