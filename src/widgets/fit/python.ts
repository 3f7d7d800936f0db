/** The fits in SciPy. */
import type { Distribution } from '../../math/index.ts'
import { pythonDistribution, pythonLogDensity, pythonPoints } from '../python/python.ts'
import type { FamilyName, Member } from '../shared/modelFamily.ts'
import { momentsOf } from './family.ts'
import { forwardLaplace, reverseFixed, reverseLaplace } from './pythonFamilies.ts'

/**
 * SciPy for every fit. For normals the forward one from moments, the reverse ones as the zeros of the gradient
 * ∂KL/∂(mean/sd, log sd) = (−E[ℓ z], −1 − E[ℓ (z² − 1)]) with ℓ = log p(mean + sd z), from a grid of starts.
 */
export function fitPython(
  p: Distribution,
  q: Member,
  directions: readonly ('forward' | 'reverse')[],
  family: FamilyName = 'normal',
): string {
  const { forward, reverse } = linesFor(family, p, q)
  return [
    'import numpy as np',
    'from scipy import integrate, optimize, stats',
    '',
    `p = ${pythonDistribution(p)}`,
    `q = ${pythonDistribution(q)}`,
    '',
    ...pythonLogDensity,
    `print("kl-qp", kl(q, p, ${pythonPoints(q)}))`,
    `print("kl-pq", kl(p, q, ${pythonPoints(p)}))`,
    '',
    'mean = sum(w * part.mean() for w, part in p)',
    'sd = np.sqrt(sum(w * (part.var() + (part.mean() - mean) ** 2) for w, part in p))',
    ...(directions.includes('forward') ? forward : []),
    ...(directions.includes('reverse') ? reverse : []),
  ].join('\n')
}

function linesFor(family: FamilyName, p: Distribution, q: Member) {
  const points = pythonPoints(p)
  if (family === 'laplace') return { forward: forwardLaplace(points), reverse: reverseLaplace(p) }
  if (family === 'normal') return { forward: forwardNormal(points), reverse: reverseNormal }
  const fixed = `sd = ${momentsOf(q).sd}`
  return { forward: [fixed, ...forwardNormal(points)], reverse: [fixed, ...reverseFixed] }
}

const forwardNormal = (points: string) => [
  'print("forward-mean", mean)',
  'print("forward-sd", sd)',
  `print("forward-kl", kl(p, [(1, stats.norm(mean, sd))], ${points}))`,
  '',
]

const reverseNormal = [
  '',
  'z = np.linspace(-9, 9, 6001)',
  'weight = stats.norm.pdf(z) * (z[1] - z[0])',
  'hermite = np.array([z**0, z, z**2 - 1, z**3 - 3 * z, z**4 - 6 * z**2 + 3])',
  '',
  'def moments(v):',
  '    return hermite @ (weight * logpdf(p, v[0] + np.exp(v[1]) * z))',
  'def gradient(v):',
  '    M = moments(v)',
  '    return [-M[1], -1 - M[2]]',
  'def jacobian(v):',
  '    M, s = moments(v), np.exp(v[1])',
  '    return [[-M[2] / s, -M[1] - M[3]], [-M[3] / s, -2 * M[2] - M[4]]]',
  '',
  'found = []',
  'narrow = min(part.std() for w, part in p)',
  'for m in np.linspace(mean - 2 * sd, mean + 2 * sd, 25):',
  '    for s in np.geomspace(narrow, 1.5 * sd, 6):',
  '        at = optimize.root(gradient, [m, np.log(s)], jac=jacobian, tol=1e-12)',
  '        v = at.x',
  '        new = all(np.abs(v - old).max() > 1e-5 for old in found)',
  '        if new and np.abs(v).max() < 50 and np.abs(gradient(v)).max() < 1e-9:',
  '            found.append(v)',
  '',
  'def value(v):',
  '    return -0.5 * np.log(2 * np.pi * np.e) - v[1] - moments(v)[0]',
  'found.sort(key=lambda v: (round(value(v), 9), v[0]))',
  'minima = [v for v in found if np.linalg.det(jacobian(v)) > 0]',
  'saddles = [v for v in found if np.linalg.det(jacobian(v)) < 0]',
  'for name, points in ("reverse", minima), ("saddle", saddles):',
  '    for i, v in enumerate(points, 1):',
  '        print(f"{name}-{i}-mean", v[0])',
  '        print(f"{name}-{i}-sd", np.exp(v[1]))',
  '        print(f"{name}-{i}-kl", value(v))',
]
