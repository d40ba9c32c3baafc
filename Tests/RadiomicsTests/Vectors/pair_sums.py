"""Independent values for PairSumsTests: numpy's real transforms of an ellipsoid with values by rule.

Usage: python3 pair_sums.py
"""
import numpy as np

nx, ny, nz = 41, 30, 23
spacing = np.array([0.75, 1.25, 3.0])
z, y, x = np.meshgrid(np.arange(nz), np.arange(ny), np.arange(nx), indexing="ij")
mask = (2 * x - 40) ** 2 * 400 + (2 * y - 29) ** 2 * 800 + (2 * z - 22) ** 2 * 1300 <= 640000
index = np.arange(mask.sum())
values = np.zeros(mask.shape)
values[mask] = index * 104729 % 1009 / 100 - 5

shape = [2 * n for n in mask.shape]
steps = [np.minimum(np.arange(n), n - np.arange(n)) for n in shape]
r = np.sqrt(
    (steps[0][:, None, None] * spacing[2]) ** 2
    + (steps[1][None, :, None] * spacing[1]) ** 2
    + (steps[2][None, None, :] * spacing[0]) ** 2
)
r[0, 0, 0] = np.inf
kernel = np.fft.rfftn(1 / r)
axes = (0, 1, 2)


def potential(signal):
    return np.fft.irfftn(np.fft.rfftn(signal, shape, axes=axes) * kernel, shape, axes=axes)[:nz, :ny, :nx]


inside = potential(mask.astype(float))
print(mask.sum(), repr((mask * inside).sum()), repr((values * potential(values)).sum()), repr((values**2 * inside).sum()))
