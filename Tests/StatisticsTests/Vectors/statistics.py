"""Independent values for StatisticsTests (numpy, scipy, straight from the papers' formulas).

Usage: python3 statistics.py
"""
import numpy as np
from scipy import stats

rng = np.random.default_rng(7)
patients = np.repeat(np.arange(14), [1, 2, 3, 1, 2, 1, 1, 3, 2, 1, 1, 2, 1, 2])
score = rng.integers(0, 10001, patients.size)
score[:4] = 5000
high = (rng.random(patients.size) < 0.2 + 0.6 * score / 10000).astype(int)
p, q = score[high == 1], score[high == 0]
m, n = len(p), len(q)
psi = lambda a, b: float(a > b) + 0.5 * (a == b)
x = np.array([np.mean([psi(a, b) for b in q]) for a in p])
y = np.array([np.mean([psi(a, b) for a in p]) for b in q])
auc = x.mean()
pp, pq = patients[high == 1], patients[high == 0]
ids = np.unique(patients)
X = np.array([x[pp == i].sum() for i in ids]); M = np.array([(pp == i).sum() for i in ids])
Y = np.array([y[pq == i].sum() for i in ids]); N = np.array([(pq == i).sum() for i in ids])
i10, i01, i = (M > 0).sum(), (N > 0).sum(), len(ids)
s10 = i10 / ((i10 - 1) * m) * ((X - M * auc) ** 2)[M > 0].sum()
s01 = i01 / ((i01 - 1) * n) * ((Y - N * auc) ** 2)[N > 0].sum()
s11 = i / (i - 1) * ((X - M * auc) * (Y - N * auc)).sum()
var = s10 / m + s01 / n + 2 * s11 / (m * n)
delong = x.var(ddof=1) / m + y.var(ddof=1) / n
print("patients", patients.tolist()); print("scores", score.tolist()); print("high", high.tolist())
print("auc", repr(auc), "obuchowski", repr(var), "delong", repr(delong))
prob = score / 10000
print("brier", repr(((prob - high) ** 2).mean()))
logit, se = np.log(auc / (1 - auc)), np.sqrt(var) / (auc * (1 - auc))
print("interval", repr(1 / (1 + np.exp(-(logit - 1.959963984540054 * se)))), repr(1 / (1 + np.exp(-(logit + 1.959963984540054 * se)))))
print("p", repr(stats.norm.sf(logit / se)), repr(2 * stats.norm.sf(abs(logit / se))))
lp = np.log(prob / (1 - prob)); A = np.c_[np.ones_like(lp), lp]; w = np.array([0.0, 1.0])
for _ in range(60):
    pr = 1 / (1 + np.exp(-A @ w)); w = w + np.linalg.solve((A * (pr * (1 - pr))[:, None]).T @ A, A.T @ (high - pr))
print("calibration", w.tolist())
print("normal", [(v, stats.norm.cdf(v), stats.norm.sf(v)) for v in (-6.5, -2.0, -0.3, 0.7, 2.9, 3.1, 5.0, 8.0)])
print("quantile", [(v, stats.norm.ppf(v)) for v in (0.001, 0.2, 0.5, 0.975, 0.99999)])
A, V = np.array([0.8, 0.65, 0.9, 0.7]), np.array([0.004, 0.006, 0.002, 0.01])
L, W = np.log(A / (1 - A)), V / (A * (1 - A)) ** 2
w = 1 / W; mu = (w * L).sum() / w.sum(); Q = (w * (L - mu) ** 2).sum()
tau = max(0, (Q - 3) / (w.sum() - (w ** 2).sum() / w.sum())); w = 1 / (W + tau); mu = (w * L).sum() / w.sum()
se = 1 / np.sqrt(w.sum()); e = lambda v: 1 / (1 + np.exp(-v))
t = stats.t.ppf(0.975, 2) * np.sqrt(tau + se ** 2)
print("random", tau, e(mu), e(mu - 1.959963984540054 * se), e(mu + 1.959963984540054 * se), e(mu - t), e(mu + t))
