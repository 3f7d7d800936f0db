/** The Python with SciPy that tests and benchmarks run programs in. */
import { runs } from './requireTool.ts'

/** The first of `PYTHON`, `python3` and the system's own `python3` that has SciPy and NumPy; undefined where none has. */
export const scipyPython: string | undefined = [process.env.PYTHON, 'python3', '/usr/bin/python3']
  .filter(program => program !== undefined)
  .filter(program => program !== '')
  .find(program => runs(program, '-c', 'import numpy, scipy'))
