#!/usr/bin/env python3
"""Writes ../SplineVectors.swift: cubic spline interpolation by scipy.ndimage, mirrored at the edges.

Run with scipy 1.x: python3 spline.py
"""
import pathlib

import numpy as np
import scipy
from scipy.ndimage import map_coordinates

SIZE = (9, 7, 6)  # x, y, z
SPACING = (1.0, 1.5, 4.0)
TARGET = (0.8, 1.1, 2.5)

x, y, z = SIZE
image = (np.arange(x * y * z) * 7919 % 1009).astype(float).reshape(z, y, x)
axes = []
for n, old, new in zip(SIZE, SPACING, TARGET):
    count = int(np.ceil(n * old / new - 1e-9))
    axes.append(0.5 * (n - 1) - 0.5 * (count - 1) * new / old + np.arange(count) * new / old)
grid = np.meshgrid(axes[2], axes[1], axes[0], indexing="ij")
values = map_coordinates(image, grid, order=3, mode="mirror")
size = ", ".join(f"{name}: {len(axis)}" for name, axis in zip("xyz", axes))
chosen = list(range(0, values.size, 23))
lines = "".join(f"        ({index}, {values.flat[index]:.6f}),\n" for index in chosen)
(pathlib.Path(__file__).parent.parent / "SplineVectors.swift").write_text(
    f"""import Imaging

/// Written by Vectors/spline.py with scipy {scipy.__version__}; change the script, not this file.
enum SplineVectors {{
    static let size = Size3({size})

    /// Some voxels of the resampled image by their index in memory.
    static let voxels: [(index: Int, value: Double)] = [
{lines}    ]
}}
"""
)
