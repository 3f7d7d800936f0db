/** The lines of SciPy for the families other than all normals. */
import type { Distribution } from '../../math/index.ts'

/** Every normal of the given sd: the zeros of E[ℓ z], ℓ = log p(m + sd z), between points where its sign changes. */
export const reverseFixed = [
  '',
  'z = np.linspace(-9, 9, 6001)',
  'weight = stats.norm.pdf(z) * (z[1] - z[0])',
  'def slope(m):',
  '    return np.sum(weight * z * logpdf(p, m + sd * z))',
  'def value(m):',
  '    return -0.5 * np.log(2 * np.pi * np.e * sd**2) - np.sum(weight * logpdf(p, m + sd * z))',
  '',
  'reach = [10 * (part.ppf(0.75) - part.ppf(0.25)) + 3 * sd for w, part in p]',
  'low = min(part.median() - far for (w, part), far in zip(p, reach))',
  'high = max(part.median() + far for (w, part), far in zip(p, reach))',
  'grid = np.linspace(low, high, 1200)',
  'up = np.array([slope(m) for m in grid]) > 0',
  'for name, wanted in ("reverse", up[:-1] & ~up[1:]), ("maximum", ~up[:-1] & up[1:]):',
  '    at = np.flatnonzero(wanted)',
  '    found = [optimize.brentq(slope, grid[i], grid[i + 1], xtol=1e-14, rtol=1e-14) for i in at]',
  '    found.sort(key=lambda m: (round(value(m), 9), m))',
  '    for i, m in enumerate(found, 1):',
  '        print(f"{name}-{i}-mean", m)',
  '        print(f"{name}-{i}-sd", sd)',
  '        print(f"{name}-{i}-kl", value(m))',
]

/** The Laplace law at the median, as wide as the mean distance from it; a standard deviation is √2 scales. */
export const forwardLaplace = (points: string) => [
  'def below(x):',
  '    return sum(w * part.cdf(x) for w, part in p)',
  'def above(x):',
  '    return sum(w * part.sf(x) for w, part in p)',
  'low, high = min(part.ppf(0.5) for w, part in p), max(part.ppf(0.5) for w, part in p)',
  'm = low if low == high else optimize.brentq(lambda x: below(x) - above(x), low, high, xtol=1e-15)',
  `inside = [${points.slice(1, -1)}, m]`,
  'pieces = sorted(inside)',
  'b = sum(integrate.quad(below, a, c, epsabs=0, epsrel=1e-12)[0] for a, c in zip(pieces, pieces[1:]) if c <= m)',
  'b += sum(integrate.quad(above, a, c, epsabs=0, epsrel=1e-12)[0] for a, c in zip(pieces, pieces[1:]) if a >= m)',
  'print("forward-mean", m)',
  'print("forward-sd", np.sqrt(2) * b)',
  'print("forward-kl", kl(p, [(1, stats.laplace(m, b))], pieces))',
  '',
]

/**
 * Every Laplace law where the gradient in (m/b, log b), (−E[sgn(t) ℓ], −1 − E[(|t| − 1) ℓ]) with ℓ = log p(m + b t), is zero:
 * from a grid of starts, by Gauss's rule between cuts that include the kinks of p.
 */
export function reverseLaplace(p: Distribution): string[] {
  const parts = p.family === 'mixture' ? p.components : [p]
  const kinks = parts.flatMap(part => (part.family === 'laplace' ? [part.location] : []))
  return [
    '',
    `kinks = np.array([${kinks.join(', ')}])`,
    'nodes, weights = np.polynomial.legendre.leggauss(8)',
    'far = np.concatenate([np.linspace(0, 12, 241), np.linspace(12, 60, 97)[1:]])',
    'cuts = np.concatenate([-far[:0:-1], far])',
    '',
    'def moments(v):',
    '    m, b = v[0], np.exp(v[1])',
    '    edges = np.unique(np.concatenate([cuts, np.clip((kinks - m) / b, -60, 60)]))',
    '    half = np.diff(edges)[:, None] / 2',
    '    t = edges[:-1, None] + half + half * nodes',
    '    a, sign = np.abs(t), np.sign(t)',
    '    wl = half * weights * np.exp(-a) / 2 * logpdf(p, m + b * t)',
    '    return [np.sum(wl * f) for f in (1, sign, a - 1, (a - 2) * sign, (a - 1) ** 2 - a)]',
    'def gradient(v):',
    '    M = moments(v)',
    '    return [-M[1], -1 - M[2]]',
    'def jacobian(v):',
    '    M, b = moments(v), np.exp(v[1])',
    '    return [[(logpdf(p, v[0]) - M[0]) / b, -M[1] - M[3]], [-M[3] / b, -M[4]]]',
    '',
    'found = []',
    'narrow = min(part.std() for w, part in p)',
    'for m in np.linspace(mean - 2 * sd, mean + 2 * sd, 25):',
    '    for s in np.geomspace(0.7 * narrow, sd, 6):',
    '        at = optimize.root(gradient, [m, np.log(s)], jac=jacobian, tol=1e-12)',
    '        v = at.x',
    '        new = all(np.abs(v - old).max() > 1e-5 for old in found)',
    '        if new and np.abs(v).max() < 50 and np.abs(gradient(v)).max() < 1e-9:',
    '            found.append(v)',
    '',
    'def value(v):',
    '    return -1 - np.log(2) - v[1] - moments(v)[0]',
    'found.sort(key=lambda v: (round(value(v), 9), v[0]))',
    'curved = [np.linalg.det(jacobian(v)) for v in found]',
    'names = ["saddle" if d < 0 else "reverse" if jacobian(v)[1][1] > 0 else "maximum" for d, v in zip(curved, found)]',
    'for name in "reverse", "saddle", "maximum":',
    '    for i, v in enumerate([v for v, its in zip(found, names) if its == name], 1):',
    '        print(f"{name}-{i}-mean", v[0])',
    '        print(f"{name}-{i}-sd", np.sqrt(2) * np.exp(v[1]))',
    '        print(f"{name}-{i}-kl", value(v))',
  ]
}
