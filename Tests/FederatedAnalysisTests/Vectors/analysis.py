"""Known answers for AnalysisTests: the whole pipeline on pooled rows, written independently with numpy, scipy and scikit-learn.

Run from this folder: python3 analysis.py > ../AnalysisVectors.swift  (numpy 2.4, scipy 1.17, scikit-learn 1.9)
Leave-one-site-out: standardise, screen by Welch's t, prune by correlation, fit ridge logistic regression
(newton-cholesky), score probability x 10^4, exact area, Obuchowski's variance. All on the training rows only.
"""
import numpy as np
from scipy import stats
from sklearn.linear_model import LogisticRegression

WIDTH, KEEP, CORRELATION, RIDGE, FEATURES = 8, 3, 0.9, 1.0, 9
rng = np.random.default_rng(20261124)
rows = []
for site in range(3):
    for patient in range(16):
        for _ in range(rng.integers(1, 4)):
            high = int(rng.random() < 0.45)
            x = rng.normal(0, 1, FEATURES)
            x[1] += 0.9 * high
            x[3] += 0.6 * high
            x[4] = 2 * x[1] + 0.05 * rng.normal()
            scaled = np.round(x * [1, 100, 10000, 1, 100, 1, 1, 1, 1] * 64) / 64 + 0.25 * site
            rows.append((site, patient, high, scaled))
site = np.array([r[0] for r in rows]); patient = np.array([r[1] for r in rows])
y = np.array([r[2] for r in rows]); X = np.array([r[3] for r in rows])


def fit(train):
    Xt, yt = X[train], y[train]
    mean, sd = Xt.mean(0), Xt.std(0)
    t = np.abs(stats.ttest_ind(Xt[yt == 1], Xt[yt == 0], equal_var=False).statistic)
    order = np.argsort(-t, kind="stable")[: min(WIDTH, len(yt) // 3)]
    Z = (Xt - mean) / sd
    corr = Z.T @ Z / len(yt)
    kept = []
    for candidate in order:
        if len(kept) < KEEP and all(abs(corr[candidate, k]) <= CORRELATION for k in kept):
            kept.append(candidate)
    model = LogisticRegression(C=1 / RIDGE, solver="newton-cholesky", tol=1e-14, max_iter=200).fit(Z[:, kept], yt)
    return kept, mean[kept], sd[kept], model.coef_[0], model.intercept_[0]


def predict(model, index):
    kept, mean, sd, w, b = model
    return 1 / (1 + np.exp(-((X[index][:, kept] - mean) / sd @ w + b)))


def obuchowski(score, y, cluster):
    a, b = score[y == 1], score[y == 0]
    placed = lambda s, other, sign: np.mean(sign * s > sign * other) + 0.5 * np.mean(s == other)
    area = np.mean([placed(s, b, 1) for s in a])
    ids = np.unique(cluster)
    v10 = np.array([sum(placed(s, b, 1) - area for s in score[(cluster == c) & (y == 1)]) for c in ids])
    v01 = np.array([sum(placed(s, a, -1) - area for s in score[(cluster == c) & (y == 0)]) for c in ids])
    i10 = sum(np.any((cluster == c) & (y == 1)) for c in ids); i01 = sum(np.any((cluster == c) & (y == 0)) for c in ids)
    m, n, i = len(a), len(b), len(ids)
    variance = (i10 / ((i10 - 1) * m * m) * (v10 ** 2).sum() + i01 / ((i01 - 1) * n * n) * (v01 ** 2).sum()
                + 2 * i / ((i - 1) * m * n) * (v10 * v01).sum())
    return area, variance


score = np.zeros(len(y), int)
for left in range(3):
    model = fit(site != left)
    score[site == left] = np.rint(predict(model, site == left) * 1e4)
area, variance = obuchowski(score, y, site * 1000 + patient)
sites = []
for s in range(3):
    sites.append(obuchowski(score[site == s], y[site == s], patient[site == s]))
kept, mean, sd, w, b = fit(np.ones(len(y), bool))

number = lambda v: repr(float(v))
numbers = lambda vs: "[" + ", ".join(number(v) for v in vs) + "]"
print("// Made by Vectors/analysis.py with numpy, scipy and scikit-learn; do not edit.\n")
print("enum AnalysisVectors {")
print("    /// Site, patient at the site, outcome, features.\n    static let rows: [(Int, Int, Bool, [Double])] = [")
for r in rows:
    values = [number(v) for v in r[3]]
    print(f"        (\n            {r[0]}, {r[1]}, {'true' if r[2] else 'false'},\n            [\n                " + ", ".join(values) + ",\n            ]\n        ),")
print("    ]")
print("    static let selected = [" + ", ".join(str(int(k)) for k in kept) + "]")
for name, values in (("means", mean), ("deviations", sd), ("weights", w)):
    print(f"    static let {name}: [Double] = {numbers(values)}")
print(f"    static let intercept = {number(b)}")
print(f"    static let area = {number(area)}")
print(f"    static let variance = {number(variance)}")
print(f"    static let siteAreas: [Double] = {numbers([s[0] for s in sites])}")
print(f"    static let siteVariances: [Double] = {numbers([s[1] for s in sites])}")
print("}")
