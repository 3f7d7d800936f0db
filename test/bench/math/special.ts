import { digamma, erf, erfc, gammaln } from '../../../src/math/numerics/special.ts'
import { decimal, reference } from '../../math/reference.ts'
import { table } from '../table.ts'
import type { Packages } from './packages.ts'
import { race } from './race.ts'
import { clock, small } from './report.ts'

type Special = (x: number) => number
type Name = 'erf' | 'erfc' | 'lgamma' | 'digamma'
type Functions = Partial<Record<Name, Special>>

const ours = { erf, erfc, lgamma: gammaln, digamma }

/** The special functions we import beside those of other packages: the worst relative error over the table, and the time. */
export function specialTable(packages: Packages): void {
  const cases = reference<Record<Name, [number, string][]>>('special')
  const names = Object.keys(ours) as Name[]
  const contenders: { name: string; functions?: Functions; problem?: string }[] = [
    { name: 'ours (@stdlib)', functions: ours },
    packages.attempt('npm jstat', name => ({ name, functions: jstat(packages) })),
    packages.attempt('npm mathjs', name => ({ name, functions: mathjs(packages) })),
  ]
  const rows = contenders.map(({ name, functions, problem }) =>
    functions ? [name, ...names.map(of => figures(functions[of], cases[of]))] : [name, problem ?? ''],
  )
  console.log(`${table(['special functions: worst relative error, time', ...names], rows)}\n`)
}

function figures(f: Special | undefined, cases: [number, string][]): string {
  if (!f) return 'has none'
  const errors = cases.map(([x, text]) => {
    const want = decimal(text)
    return want === 0 ? Math.abs(f(x)) : Math.abs(f(x) / want - 1)
  })
  const worst = errors.some(Number.isNaN) ? 'NaN' : small(Math.max(...errors))
  const [time = 0] = race([i => f(cases[i % cases.length]![0])])
  return `${worst}, ${clock(time)}`
}

function jstat(packages: Packages): Functions {
  const { erf, erfc, gammaln } = packages<Record<'erf' | 'erfc' | 'gammaln', Special>>('jstat')
  return { erf, erfc, lgamma: gammaln }
}

function mathjs(packages: Packages): Functions {
  const { erf, lgamma } = packages<Record<'erf' | 'lgamma', Special>>('mathjs')
  return { erf, lgamma }
}
