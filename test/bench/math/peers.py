"""Contenders in Python: the task by name as argument, its input as JSON on stdin, times and results as JSON on stdout."""

import json
import math
import sys
from itertools import cycle
from statistics import median
from time import perf_counter

import numpy as np
from scipy.integrate import quad
from scipy.optimize import minimize

LOG_SQRT_2PI = 0.9189385332046727


def log_normal(x, mu, sigma):
    return -LOG_SQRT_2PI - math.log(sigma) - 0.5 * ((x - mu) / sigma) ** 2


def log_mixture(p, x):
    terms = [math.log(w) + log_normal(x, m, s) for w, m, s in zip(p["w"], p["mu"], p["sigma"])]
    top = max(terms)
    return top + math.log(sum(math.exp(term - top) for term in terms))


def log_mixture_on(p, x):
    terms = np.array(
        [math.log(w) - LOG_SQRT_2PI - math.log(s) - 0.5 * ((x - m) / s) ** 2 for w, m, s in zip(p["w"], p["mu"], p["sigma"])]
    )
    return np.logaddexp.reduce(terms)


def window(p, *more, widths=10):
    ends = [*zip(p["mu"], p["sigma"]), *more]
    return min(m - widths * s for m, s in ends), max(m + widths * s for m, s in ends)


def kls_by_quad(p):
    def kls(q):
        mean, sd = q["mean"], q["sd"]
        low, high = window(p, (mean, sd))

        def forward(x):
            log_p = log_mixture(p, x)
            return math.exp(log_p) * (log_p - log_normal(x, mean, sd))

        def reverse(x):
            log_q = log_normal(x, mean, sd)
            return math.exp(log_q) * (log_q - log_mixture(p, x))

        return [quad(forward, low, high, limit=200)[0], quad(reverse, low, high, limit=200)[0]]

    return kls


def kls_on_grid(p, points=2000):
    x = np.linspace(*window(p, widths=16), points)
    step = x[1] - x[0]
    log_p = log_mixture_on(p, x)
    density = np.exp(log_p)

    def kls(q):
        log_q = -LOG_SQRT_2PI - math.log(q["sd"]) - 0.5 * ((x - q["mean"]) / q["sd"]) ** 2
        ratio = log_p - log_q
        return [float(density @ ratio) * step, -float(np.exp(log_q) @ ratio) * step]

    return kls


def clock(frame, inputs, budget=0.6, least=3):
    """Milliseconds: the median over single frames until the budget is used up."""
    samples = []
    began = perf_counter()
    for one in cycle(inputs):
        start = perf_counter()
        frame(one)
        samples.append(perf_counter() - start)
        if len(samples) >= least and perf_counter() - began > budget:
            return 1e3 * median(samples)


def kl(given):
    measured = {}
    for name, prepare in [("SciPy quad", kls_by_quad), ("NumPy 2000-point grid", kls_on_grid)]:
        fixed = prepare(given["drag"][0]["p"])
        results = [prepare(pair["p"])(pair["q"]) for pair in given["drag"] + given["table"]]
        measured[name] = {
            "fixed": clock(lambda pair: fixed(pair["q"]), given["drag"]),
            "new": clock(lambda pair: prepare(pair["p"])(pair["q"]), given["drag"]),
            "results": results,
        }
    return measured


def reverse_by_quad(p):
    def value(point):
        if abs(point[1]) > 100:  # a line search that ran away
            return math.inf
        mean, sd = point[0], math.exp(point[1])

        def integrand(z):
            return math.exp(-0.5 * z * z - LOG_SQRT_2PI) * log_mixture(p, mean + sd * z)

        return -0.5 - LOG_SQRT_2PI - point[1] - quad(integrand, -10, 10, limit=200)[0]

    return value


def reverse_on_grid(p, points=2000):
    x = np.linspace(*window(p, widths=16), points)
    step = x[1] - x[0]
    log_p = log_mixture_on(p, x)

    def value(point):
        if abs(point[1]) > 100:
            return math.inf
        log_q = -LOG_SQRT_2PI - point[1] - 0.5 * ((x - point[0]) / math.exp(point[1])) ** 2
        return float(np.exp(log_q) @ (log_q - log_p)) * step

    return value


def minima(given):
    """BFGS from each start of each target; the targets to be timed are given apart."""

    def search(objective):
        def run(target):
            value = objective(target["p"])
            ends = [minimize(value, [start["mean"], math.log(start["sd"])]).x for start in target["starts"]]
            return [{"mean": float(mean), "sd": math.exp(min(700.0, log_sd))} for mean, log_sd in ends]

        return run

    measured = {}
    for name, objective in [("SciPy minimize on quad", reverse_by_quad), ("SciPy minimize on a NumPy grid", reverse_on_grid)]:
        run = search(objective)
        measured[name] = {"time": clock(run, given["timed"], budget=1), "minima": [run(target) for target in given["scored"]]}
    return measured


def landscape(given):
    """KL(q||p) on a net of means and sds, a 2000-point grid, one sd after another."""
    x = np.linspace(*given["window"], 2000)
    step = x[1] - x[0]

    def run(target):
        log_p = log_mixture_on(target["p"], x)
        rows = []
        for sd in target["sds"]:
            log_q = -LOG_SQRT_2PI - math.log(sd) - 0.5 * ((x - np.array(target["means"])[:, None]) / sd) ** 2
            rows.append((np.exp(log_q) * (log_q - log_p)).sum(axis=1) * step)
        return np.concatenate(rows)

    target = given["target"]
    time = clock(run, [target], budget=0.5, least=1)
    return {"NumPy 2000-point grid": {"time": time, "values": run(target).tolist()}}


if __name__ == "__main__":
    np.seterr(all="ignore")
    import warnings

    warnings.simplefilter("ignore")
    print(json.dumps({"kl": kl, "minima": minima, "landscape": landscape}[sys.argv[1]](json.load(sys.stdin))))
