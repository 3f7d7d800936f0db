/** Random tests, all from one seed: `SEED`, or a new one each time, which a failure prints. */
import fc from 'fast-check'

const given = process.env.SEED
if (given !== undefined) {
  const seed = Number(given)
  if (!Number.isInteger(seed)) throw new RangeError(`SEED: expected an integer, got ${given}`)
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
}

export default fc
