/** The numbers of the dial in SciPy. */
import type { Distribution } from '../../math/index.ts'

/**
 * SciPy for every minimum over N(m, s²): the zeros of the gradient −(A₁, A₂) in (mean/sd, log sd), where
 * A_k = E_r[He_k((x − m)/s)]/α under the tilted density r ∝ p^α q^(1−α) (its limit at α = 0), from a grid of starts.
 */
export function dialPython(p: Distribution, q: Distribution, alpha: number): string {
  const parts = p.family === 'mixture' ? p.components : [p]
  const weights = p.family === 'mixture' ? p.weights : [1]
  const normals = parts.map((part, i) => {
    const [mean, sd] = part.family === 'normal' ? [part.mean, part.sd] : [0, 1]
    return `[${weights[i]}, ${mean}, ${sd}]`
  })
  const [mean, sd] = q.family === 'normal' ? [q.mean, q.sd] : [0, 1]
  return [
    'import numpy as np',
    'from scipy import optimize',
    '',
    `p = np.array([${normals.join(', ')}])  # weight, mean, sd`,
    `q = ${mean}, ${sd}`,
    `alpha = ${alpha}`,
    ...program,
  ].join('\n')
}

const program = [
  '',
  'np.seterr(over="ignore")  # far from an optimum a divergence may exceed what a double holds',
  'w, mu, sd = p[:, :1] / p[:, 0].sum(), p[:, 1:2], p[:, 2:]',
  'def logp(x):',
  '    t = np.log(w / sd / np.sqrt(2 * np.pi)) - ((x - mu) / sd)**2 / 2',
  '    top = t.max(axis=0)',
  '    return top + np.log(np.exp(t - top).sum(axis=0))',
  '',
  'def finite(s):',
  '    return alpha / sd.max()**2 + (1 - alpha) / s**2 > 0',
  '',
  'def state(m, s):',
  '    """D_alpha(p||N(m, s^2)) and A_1 ... A_4"""',
  '    precision = alpha / sd**2 + (1 - alpha) / s**2',
  '    use = precision > 0',
  '    centre = m + (alpha * (mu - m) / sd**2)[use] / precision[use]',
  '    x = (centre + np.linspace(-60, 60, 361)[:, None] / np.sqrt(precision[use])).ravel()',
  '    def logs(x):',
  '        lp, lq = logp(x), -((x - m) / s)**2 / 2 - np.log(s * np.sqrt(2 * np.pi))',
  '        return lp, lq, alpha * lp + (1 - alpha) * lq',
  '    f = logs(x)[2]',
  '    x = x[f > f.max() - 50]',
  '    x = np.linspace(x.min(), x.max(), 2501)',
  '    lp, lq, f = logs(x)',
  '    r = np.exp(f - f.max())',
  '    z = (x - m) / s',
  '    he = np.array([z, z**2 - 1, z**3 - 3 * z, z**4 - 6 * z**2 + 3])',
  '    if alpha in (0, 1):',
  '        r = r / r.sum()',
  '        A = he @ (r * (lp - lq)) if alpha == 0 else he @ r',
  '        return (r * (lp - lq)).sum() * (1 if alpha == 1 else -1), A',
  '    log_integral = f.max() + np.log(r.sum() * (x[1] - x[0]))',
  '    return np.expm1(log_integral) / (alpha * (alpha - 1)), he @ r / r.sum() / alpha',
  '',
  'def gradient(v):',
  '    s = np.exp(np.clip(v[1], -9, 9))',
  '    return -state(v[0], s)[1][:2] if finite(s) else np.array([1e3, 1e3])',
  'def is_minimum(v):',
  '    A = state(v[0], np.exp(v[1]))[1]',
  '    return 2 - (1 - alpha) * A[3] - ((1 - alpha) * A[2])**2 > 0',
  '',
  'print("alpha", alpha)',
  'print("divergence", state(*q)[0] if finite(q[1]) else np.inf)',
  '',
  'mean = (w * mu).sum()',
  'spread = np.sqrt((w * (sd**2 + (mu - mean)**2)).sum())',
  'low, high = sd.min() / 1.5, 1.5 * spread',
  'if alpha < 0 or alpha > 1:',
  '    bound = sd.max() * np.sqrt(1 - 1 / alpha)',
  '    low, high = (low, min(high, 0.97 * bound)) if alpha < 0 else (1.03 * bound, max(high, 2 * bound))',
  'found = []',
  'for m in [*mu[:, 0], *np.linspace(mean - 2 * spread, mean + 2 * spread, 13)]:',
  '    for s in np.geomspace(low, high, 5):',
  '        at = optimize.root(gradient, [m, np.log(s)], tol=1e-12)',
  '        v = at.x',
  '        if np.abs(v).max() > 50 or np.abs(at.fun).max() > 1e-9 or not is_minimum(v):',
  '            continue',
  '        if all(np.abs(v - old).max() > 1e-5 for old in found):',
  '            found.append(v)',
  'found.sort(key=lambda v: (round(state(v[0], np.exp(v[1]))[0], 9), v[0]))',
  'for i, v in enumerate(found, 1):',
  '    print(f"best-{i}-mean", v[0])',
  '    print(f"best-{i}-sd", np.exp(v[1]))',
  '    print(f"best-{i}-divergence", state(v[0], np.exp(v[1]))[0])',
]
