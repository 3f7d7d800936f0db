/** Every number of the likelihood in SciPy. */
import { type Distribution, memoizeRecent } from '../../math/index.ts'
import { pythonDistribution } from '../python/python.ts'
import { parametersOf } from './family.ts'
import type { Likelihood } from './likelihood.ts'
import type { Samples } from './samples.ts'

/**
 * SciPy for every number on the screen. The samples stand in it as they are: another generator would draw others. What
 * does not depend on q (entropy, median, mean distance) is integrated; the rest is in closed form.
 */
export function likelihoodPython({ p }: { p: Distribution }, derived: Likelihood): string {
  const { q, samples, best, fitted, family } = derived
  const { location, scale } = parametersOf(q)
  const laplace = family === 'laplace'
  return [
    'import numpy as np',
    'from scipy import integrate, optimize, stats',
    '',
    `p = ${pythonDistribution(p)}`,
    `q = stats.${laplace ? 'laplace' : 'norm'}(${location}, ${scale})`,
    `x = np.array([${written(samples)}])`,
    '',
    'terms = -q.logpdf(x)',
    'print("nll", terms.mean())',
    samples.values.length > 1
      ? 'print("nll-error", terms.std(ddof=1) / np.sqrt(len(x)))'
      : 'print("nll-error", 0.0)  # of one number there is none',
    ...(fitted ? fittedTo(family, scale) : []),
    '',
    'tails = [0.0, 1e-30, 1e-26, 1e-22, 1e-18, 1e-14, 1e-10, 1e-7, 1e-5, 1e-3, 0.02, 0.2, 0.5]',
    'places = {x for w, part in p for u in tails for x in (part.ppf(u), part.isf(u))}',
    'def average(f, *breaks):',
    '    points = sorted(x for x in places | set(breaks) if np.isfinite(x))',
    '    def g(x):',
    '        log_p = np.logaddexp.reduce([np.log(w) + part.logpdf(x) for w, part in p])',
    '        return 0.0 if log_p < -745 else np.exp(log_p) * f(x, log_p)',
    '    pairs = zip(points, points[1:])',
    '    return sum(integrate.quad(g, a, b, epsabs=1e-15, epsrel=1e-11)[0] for a, b in pairs)',
    'entropy = average(lambda x, log_p: -log_p)',
    'print("entropy", entropy)',
    ...(best ? (laplace ? laplaceParts(location, scale) : normalParts(family, location, scale)) : infinite),
  ].join('\n')
}

const infinite = [
  '# P has tails too heavy for any member',
  ...['misfit', 'kl-pq', 'cross-entropy'].map(print('np.inf')),
]

function normalParts(family: string, location: number, scale: number): string[] {
  return [
    'mean = sum(w * part.mean() for w, part in p)',
    'var = sum(w * (part.var() + (part.mean() - mean) ** 2) for w, part in p)',
    `best = ${family === 'fixed-sd' ? `${scale} ** 2` : 'var'}`,
    `misfit = 0.5 * np.log(2 * np.pi * best) + 0.5 * var / best - entropy`,
    `ratio = best / ${scale} ** 2`,
    `excess = 0.5 * (ratio - 1 - np.log(ratio) + (mean - ${bracketed(location)}) ** 2 / ${scale} ** 2)`,
    ...sums,
  ]
}

function laplaceParts(location: number, scale: number): string[] {
  return [
    'def cdf(x):',
    '    return sum(w * part.cdf(x) for w, part in p) - 0.5',
    'ends = [[part.ppf(0.01), part.ppf(0.99)] for w, part in p]',
    'median = optimize.brentq(cdf, np.min(ends) - 1, np.max(ends) + 1, xtol=1e-14)',
    'def distance(a):',
    '    return average(lambda x, log_p: abs(x - a), a)',
    'best = distance(median)',
    'misfit = np.log(2 * best) + 1 - entropy',
    `ratio = best / ${scale}`,
    `excess = ratio - 1 - np.log(ratio) + (distance(${location}) - best) / ${scale}`,
    ...sums,
  ]
}

const sums = [
  'print("misfit", misfit)',
  'print("excess", excess)',
  'print("kl-pq", misfit + excess)',
  'print("cross-entropy", entropy + misfit + excess)',
]

function fittedTo(family: string, scale: number): string[] {
  const fitted =
    family === 'laplace'
      ? 'stats.laplace(np.median(x), np.abs(x - np.median(x)).mean())'
      : `stats.norm(x.mean(), ${family === 'fixed-sd' ? scale : 'x.std()'})`
  return [
    `fitted = ${fitted}`,
    'print("nll-best", -fitted.logpdf(x).mean())',
    'print("nll-gap", terms.mean() + fitted.logpdf(x).mean())',
  ]
}

function print(value: string): (name: string) => string {
  return name => `print("${name}", ${value})`
}

function bracketed(value: number): string {
  return value < 0 ? `(${value})` : String(value)
}

/** The numbers in lines of twelve: written once for each set of samples. */
const written = memoizeRecent(({ values }: Samples): string => {
  const rows: string[] = []
  for (let i = 0; i < values.length; i += 12) rows.push(values.slice(i, i + 12).join(', '))
  return rows.join(',\n              ')
})
