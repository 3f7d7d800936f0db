/** The fits in the plane in SciPy. */
import type { Distribution2, Normal2 } from '../../math/index.ts'

/**
 * SciPy for fits in the plane: averages under a normal by the trapezoidal rule in its whitened coordinates; reverse minima
 * from the moments of every set of components, downhill on KL, then as zeros of its gradient.
 */
export function ellipsePython(p: Distribution2, q: Normal2, factorised: boolean): string {
  const parts = p.family === 'mixture2' ? p.components : [p]
  const weights = p.family === 'mixture2' ? p.weights : [1]
  return [
    'from itertools import combinations',
    'import numpy as np',
    'from scipy import optimize',
    '',
    `weights = np.array([${weights.join(', ')}])`,
    'weights = weights / weights.sum()',
    `p = [${parts.map(matrices).join(', ')}]`,
    `q = ${matrices(q)}`,
    `factorised = ${factorised ? 'True' : 'False'}`,
    '',
    ...program,
  ].join('\n')
}

function matrices({ mean, cov: [xx, xy, yy] }: Normal2): string {
  return `(np.array([${mean.join(', ')}]), np.array([[${xx}, ${xy}], [${xy}, ${yy}]]))`
}

const program = `def grid(n):
    z = np.stack(np.meshgrid(*2 * [np.linspace(-8.3, 8.3, n)]), axis=-1).reshape(-1, 2)
    z = z[(z**2).sum(axis=1) < 69]
    weight = np.exp(-0.5 * (z**2).sum(axis=1))
    return z, weight / weight.sum()

def logs(x):
    terms, scores = [], []
    for w, (m, S) in zip(weights, p):
        y = (x - m) @ np.linalg.inv(S)
        constant = np.log(w) - np.log(2 * np.pi) - 0.5 * np.log(np.linalg.det(S))
        terms.append(constant - 0.5 * ((x - m) * y).sum(axis=1))
        scores.append(-y)
    total = np.logaddexp.reduce(terms)
    return total, sum(np.exp(t - total)[:, None] * s for t, s in zip(terms, scores))

def value(m, L, nodes):
    z, weight = nodes
    return -np.log(2 * np.pi * np.e) - np.log(L[0, 0] * L[1, 1]) - weight @ logs(m + z @ L.T)[0]

def normals(a, b):
    (m, S), (n, T) = a, b
    d, ratio = m - n, np.linalg.solve(T, S)
    return 0.5 * (np.trace(ratio) - 2 + d @ np.linalg.solve(T, d) - np.log(np.linalg.det(ratio)))

def moments(weights, parts):
    m = sum(w * m for w, (m, S) in zip(weights, parts))
    return m, sum(w * (S + np.outer(n - m, n - m)) for w, (n, S) in zip(weights, parts))

def kept(S):
    return np.diag(np.diag(S)) if factorised else S

coarse, fine, finest = grid(81), grid(161), grid(561)
whole = moments(weights, p)
entropy = -sum(w * (finest[1] @ logs(m + finest[0] @ np.linalg.cholesky(S).T)[0]) for w, (m, S) in zip(weights, p))
entropy_whole = np.log(2 * np.pi * np.e) + 0.5 * np.log(np.linalg.det(whole[1]))

def forward(q):
    return entropy_whole - entropy + normals(whole, q)

def show(name, m, S, kl):
    numbers = m[0], m[1], S[0, 0], S[0, 1], S[1, 1], kl
    for key, number in zip(["mean-x", "mean-y", "var-x", "cov", "var-y", "kl"], numbers):
        print(f"{name}-{key}", number)

best = whole[0], kept(whole[1])
show("forward", *best, forward(best))

at = [(0, 0), (1, 1)] if factorised else [(0, 0), (1, 0), (1, 1)]
def unpack(v):
    L = np.zeros((2, 2))
    for (i, j), number in zip(at, v[2:]):
        L[i, j] = np.exp(number) if i == j else number
    return v[:2], L
def gradient(v, nodes):
    m, L = unpack(v)
    z, weight = nodes
    score = weight[:, None] * logs(m + z @ L.T)[1]
    slope = -score.T @ z
    return np.concatenate([-score.sum(axis=0), [slope[i, j] * L[i, j] - 1 if i == j else slope[i, j] for i, j in at]])

def newton(v, nodes):
    step = 1e-4 * np.eye(len(v))
    hessian = np.array([(gradient(v + h, fine) - gradient(v - h, fine)) / 2e-4 for h in step])
    for _ in range(40):
        g = gradient(v, nodes)
        if np.abs(g).max() < 1e-13:
            break
        v = v - np.linalg.solve(hessian, g)
    return v, hessian

found = []
for size in range(1, len(p) + 1):
    for chosen in combinations(range(len(p)), size):
        for own in ([True, False] if size > 1 else [True]):
            w = weights[list(chosen)] if own else np.ones(size)
            m, S = moments(w / w.sum(), [p[i] for i in chosen])
            L = np.linalg.cholesky(kept(S))
            start = np.concatenate([m, [np.log(L[i, j]) if i == j else L[i, j] for i, j in at]])
            down = optimize.minimize(
                lambda v: value(*unpack(v), coarse), start, jac=lambda v: gradient(v, coarse),
                method="L-BFGS-B", bounds=2 * [(-30, 30)] + [(-6, 4) if i == j else (-30, 30) for i, j in at],
                options=dict(ftol=1e-12, gtol=1e-5),
            )
            v, hessian = newton(down.x, fine)
            minimum = np.linalg.eigvalsh(hessian + hessian.T).min() > 1e-6
            if minimum and all(np.abs(v - old).max() > 1e-5 for old in found):
                found.append(v)

found = [newton(v, finest)[0] for v in found]
rows = [(unpack(v)[0], unpack(v)[1] @ unpack(v)[1].T, value(*unpack(v), finest)) for v in found]
rows.sort(key=lambda row: (round(row[2], 9), *np.round(row[0], 6), round(row[1][0, 1], 6)))
for i, row in enumerate(rows, 1):
    show(f"reverse-{i}", *row)

print("kl-pq", forward(q))
print("kl-qp", value(q[0], np.linalg.cholesky(q[1]), finest))`.split('\n')
