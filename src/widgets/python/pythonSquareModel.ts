/** `log_joint(z)` and `log_evidence` for z ~ N(0, 1), x | z ~ N(z², s²). */
export function pythonSquareModel(x: number, s: number): string[] {
  return [
    `x, s = ${x}, ${s}`,
    '',
    'def log_joint(z):',
    '    return stats.norm.logpdf(z) + stats.norm.logpdf(x, z**2, s)',
    '',
    'peak = np.sqrt(max(0, x - s**2 / 2))',
    'width = s / np.sqrt(4 * peak**2 + s)',
    'around = np.outer([-1, 1], peak) + width * np.array([-8, -3, 0, 3, 8])',
    'points = np.unique(np.append(around, [-9, 0, 9]))',
    'top = max(log_joint(z) for z in points)',
    'area = sum(integrate.quad(lambda z: np.exp(log_joint(z) - top), a, b, epsabs=0, epsrel=1e-12)[0]',
    '           for a, b in zip(points, points[1:]))',
    'log_evidence = top + np.log(area)',
    '',
  ]
}
