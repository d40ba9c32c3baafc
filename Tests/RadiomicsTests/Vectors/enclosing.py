"""Independent values for MorphologyTests/EnclosingShapesTests (numpy, scipy).

The boxes: every facet of scipy's hull in turn is laid on the ground and every edge of the shadow's hull is tried. The
ellipsoid: scipy's SLSQP maximises log det over Cholesky factors and centres, with every corner as a constraint.

Usage: python3 enclosing.py
"""
import numpy as np
from scipy.optimize import minimize
from scipy.spatial import ConvexHull

unit = np.array([0.5, 1.0, 1.75])


def points(seed):
    """Whole coordinates made by rule, the same in Swift."""
    result = []
    for index in range(40):
        number = (index * 7919 + seed * 104729) % 1000003
        result.append([number % 23, number // 31 % 17, number // 977 % 11])
    return np.array(result)


def box(p):
    hull = ConvexHull(p)
    best = None
    for equation in hull.equations:
        normal = equation[:3]
        turn = np.linalg.svd(normal[None])[2]
        heights = p @ normal
        flat = p @ turn[1:].T
        rim = flat[ConvexHull(flat).vertices]
        for a, b in zip(rim, np.roll(rim, -1, axis=0)):
            axis = (b - a) / np.linalg.norm(b - a)
            across = np.array([-axis[1], axis[0]])
            edges = [np.ptp(heights), np.ptp(rim @ axis), np.ptp(rim @ across)]
            if best is None or np.prod(edges) < np.prod(best):
                best = edges
    x, y, z = best
    return x * y * z, 2 * (x * y + y * z + z * x)


def ellipsoid(p):
    """Semi-axes of the least ellipsoid |L (p - c)| <= 1."""
    p = p[ConvexHull(p).vertices]
    scale = p.std(axis=0)
    q = (p - p.mean(axis=0)) / scale
    lower = np.tril_indices(3)

    def matrix(v):
        m = np.zeros((3, 3))
        m[lower] = v[:6]
        return m

    start = np.concatenate([np.eye(3)[lower] / np.linalg.norm(q, axis=1).max(), np.zeros(3)])
    found = minimize(
        lambda v: -np.log(np.abs(np.diag(matrix(v)))).sum(),
        start,
        constraints={"type": "ineq", "fun": lambda v: 1 - (((q - v[6:]) @ matrix(v).T) ** 2).sum(axis=1)},
        method="SLSQP",
        options={"maxiter": 1000, "ftol": 1e-14},
    )
    m = matrix(found.x) / scale
    return np.sort(1 / np.linalg.svd(m)[1])[::-1]


for seed in range(6):
    p = points(seed) * unit
    print(seed, [float(f"{v:.10g}") for v in box(p)], [float(f"{v:.8g}") for v in ellipsoid(p)])
