/** The parts of the ELBO and its fits in SciPy. */
import type { Distribution, Normal2, SquareModel } from '../../math/index.ts'
import { pythonSquareModel } from '../python/pythonSquareModel.ts'

/** SciPy for the bar and for every fit: p(x) by quadrature, the rest in closed form, fits as roots of polynomials. */
export function elboPython({ x, s }: SquareModel, q: Extract<Distribution, { family: 'normal' }> | Normal2): string {
  return q.family === 'normal' ? square(x, s, q.mean, q.sd) : product(x, s, q)
}

const printed = [
  'elbo, likelihood, prior = parts(*q)',
  'print("log-evidence", log_evidence)',
  'print("elbo", elbo)',
  'print("kl", max(0, log_evidence - elbo))',
  'print("expected-log-likelihood", likelihood)',
  'print("kl-prior", prior)',
  '',
]

function square(x: number, s: number, mean: number, sd: number): string {
  return [
    'import numpy as np',
    'from scipy import integrate, stats',
    '',
    ...pythonSquareModel(x, s),
    `q = ${mean}, ${sd}**2`,
    '',
    'def parts(m, v):',
    '    misfit = (x - m**2 - v)**2 + 4 * m**2 * v + 2 * v**2',
    '    likelihood = -np.log(2 * np.pi * s**2) / 2 - misfit / (2 * s**2)',
    '    prior = (m**2 + v - 1 - np.log(v)) / 2',
    '    return likelihood - prior, likelihood, prior',
    '',
    ...printed,
    '# where the gradient vanishes: mean 0, or mean² = x − s²/2 − 3 v',
    'fits = [(0.0, max(np.roots([6, s**2 - 2 * x, -s**2])))]',
    'on_a_hump = np.roots([12, 2 * s**2 - 4 * x, s**2])',
    'if all(np.isreal(on_a_hump)) and all(on_a_hump > 0):',
    '    v = min(on_a_hump)',
    '    m = np.sqrt(x - s**2 / 2 - 3 * v)',
    '    fits += [(-m, v), (m, v)]',
    'fits.sort(key=lambda fit: (-round(parts(*fit)[0], 9), fit[0]))',
    'for i, (m, v) in enumerate(fits, 1):',
    '    print(f"best-{i}-mean", m)',
    '    print(f"best-{i}-sd", np.sqrt(v))',
    '    print(f"best-{i}-elbo", parts(m, v)[0])',
  ].join('\n')
}

function product(x: number, s: number, { mean, cov }: Normal2): string {
  return [
    'import numpy as np',
    'from scipy import integrate, stats',
    '',
    `x, s = ${x}, ${s}`,
    `q = ${mean.join(', ')}, ${cov.join(', ')}`,
    '',
    '# given z1, x is normal with variance s² + z1²',
    'def joint(z):',
    '    return 2 * np.exp(stats.norm.logpdf(z) + stats.norm.logpdf(x, 0, np.hypot(s, z)))',
    'points = np.unique([0, s / 2, s, 2 * s, np.sqrt(abs(x)), 1, 2, 4, 10, 40])',
    'log_evidence = np.log(sum(integrate.quad(joint, a, b, epsabs=0, epsrel=1e-12)[0]',
    '                          for a, b in zip(points, points[1:])))',
    '',
    'def parts(m1, m2, a, c, b):',
    '    spread = m1**2 * b + m2**2 * a + 2 * m1 * m2 * c + a * b + c**2',
    '    likelihood = -np.log(2 * np.pi * s**2) / 2 - ((x - m1 * m2 - c)**2 + spread) / (2 * s**2)',
    '    prior = (m1**2 + m2**2 + a + b - 2 - np.log(a * b - c**2)) / 2',
    '    return likelihood - prior, likelihood, prior',
    '',
    ...printed,
    '# fits for |x|, with variance u along z1 = z2 and v across, of which u * v is a polynomial in u',
    'size, noise, sign = abs(x), s**2, -1.0 if x < 0 else 1.0',
    'u = np.poly1d([1, 0])',
    'def pairs(uv, equation):',
    '    real = [r.real for r in equation.roots if abs(r.imag) < 1e-9 and r.real > 0]',
    '    return sorted((r, uv(r) / r) for r in real if uv(r) > 0)',
    'def mirrored(m, a, c):',
    '    return [(k * m, sign * k * m, a, sign * c, a) for k in ([-1, 1] if m > 0 else [0])]',
    '',
    'uv = 3 * u**2 + 2 * (noise - size) * u - 2 * noise',
    'found = [(0, *pair) for pair in pairs(uv, uv * u * (noise + size) + (3 * uv**2 - uv * u**2) / 2 - noise * u**2)]',
    'uv = 3 * u**2 - 2 * (size - noise) * u + noise',
    'ridge = pairs(uv, uv * (2 * noise * u + u**2 + uv) - noise * u**2)',
    'found += [(np.sqrt(noise / a / 2), a, b) for a, b in ridge[:1]]',
    'full = sum([mirrored(m, (a + b) / 2, (a - b) / 2) for m, a, b in found], [])',
    '',
    '# independent z1 and z2',
    'square = size - noise - noise / size if size > 0 else -1',
    'alone = mirrored(np.sqrt(square), noise / size, 0.0) if square > 0 else \\',
    '    mirrored(0, 2 * noise / (noise + np.sqrt(noise**2 + 4 * noise)), 0.0)',
    '',
    'for name, fits in ("best", full), ("mean-field", alone):',
    '    fits.sort(key=lambda fit: (-round(parts(*fit)[0], 9), fit[0]))',
    '    for i, fit in enumerate(fits, 1):',
    '        for part, value in zip(["mean-x", "mean-y", "var-x", "cov", "var-y"], fit):',
    '            print(f"{name}-{i}-{part}", value)',
    '        print(f"{name}-{i}-elbo", parts(*fit)[0])',
  ].join('\n')
}
