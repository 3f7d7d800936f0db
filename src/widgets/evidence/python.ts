/** The evidence in SciPy. */
import { pythonSquareModel } from '../python/pythonSquareModel.ts'

/** SciPy for p(x): the joint density, integrated along z between points that stand around its peaks. */
export function evidencePython(x: number, s: number): string {
  return [
    'import numpy as np',
    'from scipy import integrate, stats',
    '',
    ...pythonSquareModel(x, s),
    'print("evidence", np.exp(log_evidence))',
    'print("log-evidence", log_evidence)',
  ].join('\n')
}
