/** The Python with SciPy that tests and benchmarks run programs in. */
import { requireTool, runs } from './requireTool.ts'

/** The first of `PYTHON`, `python3` and the system's own `python3` that has SciPy and NumPy; undefined where none has. */
export const scipyPython: string | undefined = [process.env.PYTHON, 'python3', '/usr/bin/python3']
  .filter(program => program !== undefined)
  .filter(program => program !== '')
  .find(program => runs(program, '-c', 'import numpy, scipy'))

/** Whether programs can be run in it; where not, says what is not tested, and throws under CI. */
export function requireScipy(untested: string): boolean {
  return requireTool({
    name: 'A Python with SciPy and NumPy',
    isHere: scipyPython !== undefined,
    get: 'pip install scipy, or apt-get install python3-scipy; PYTHON names another program than python3',
    untested,
  })
}
