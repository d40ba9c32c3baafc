#!/usr/bin/env python3
"""Known answers for diffusion fits and normalisation, by NumPy and SciPy.

Run in this folder; writes ../Diffusion/DiffusionVectors.swift and ../Normalisation/NormalisationVectors.swift.
The inputs are whole numbers from formulas that the Swift tests repeat or read from the vectors.
"""
import numpy as np
from scipy import interpolate, ndimage

B_VALUES = [0.0, 50.0, 400.0, 800.0]


def signals():
    """Twelve voxels with four noisy whole-numbered signals each; the last image falls into the noise."""
    generator = np.random.default_rng(20250301)
    coefficients = np.linspace(300e-6, 3600e-6, 12)
    decay = 900 * np.exp(-np.outer(B_VALUES, coefficients))
    return np.maximum(np.rint(decay + generator.normal(0, 12, decay.shape)), 1).astype(np.float32)


def line(b, y, w):
    """Weighted least squares by an orthogonal factorisation, intercept first."""
    root = np.sqrt(w)
    design = np.stack([np.ones_like(b), b], axis=1) * root[:, None]
    return np.linalg.lstsq(design, y * root, rcond=None)[0]


def coefficient(s, floor=None, reweightings=0):
    usable = s > (0 if floor is None else floor)
    if usable.sum() < 2:
        return 0.0
    b, y = np.array(B_VALUES)[usable], np.log(s[usable].astype(np.float64))
    beta = line(b, y, np.ones_like(b))
    for _ in range(reweightings):
        beta = line(b, y, np.exp(beta[0] + b * beta[1]) ** 2)
    return max(-beta[1] * 1e6, 0.0)


def phantom():
    """A body with a dark hole, a brighter part apart from it, and air; 20 x 16 x 6, first axis fastest."""
    z, y, x = np.meshgrid(np.arange(6), np.arange(16), np.arange(20), indexing="ij")
    index = x + 20 * (y + 16 * z)
    values = index * 37 % 11
    body = (x - 8) ** 2 + (y - 8) ** 2 <= 36
    hole = (x - 8) ** 2 + (y - 8) ** 2 <= 2
    values = np.where(body & ~hole, 200 + index * 7919 % 101, values)
    values = np.where((x >= 17) & (y < 5) & (z < 3), 290, values)
    return values.astype(np.float32)


def body(image):
    """Otsu by trying all 255 cuts of 256 bins, then the largest part connected through faces."""
    edges = np.linspace(image.min(), image.max(), 257)
    bins = np.clip(np.digitize(image.ravel(), edges) - 1, 0, 255)
    best = max(range(255), key=lambda cut: between(bins, cut))
    threshold = edges[best + 1]
    labels, _ = ndimage.label(image >= threshold)
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    return threshold, labels == sizes.argmax()


def between(bins, cut):
    low, high = bins[bins <= cut], bins[bins > cut]
    if len(low) == 0 or len(high) == 0:
        return -1.0
    return len(low) * len(high) * (low.mean() - high.mean()) ** 2


def z_scores(image, region, trimming=None, clipping=None, scale=1.0):
    values = image[region].astype(np.float64)
    if trimming is not None:
        values = values[np.abs(values - values.mean()) <= trimming * values.std(ddof=1)]
    scores = (image.astype(np.float64) - values.mean()) / values.std(ddof=1)
    if clipping is not None:
        scores = np.clip(scores, -clipping, clipping)
    return scale * scores


PERCENTILES = [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99]


def landmarks(image, region):
    return np.percentile(image[region].astype(np.float64), PERCENTILES)


def numbers(values):
    words = [repr(float(v)) for v in np.ravel(values)]
    rows = ["        " + ", ".join(words[i : i + 5]) + "," for i in range(0, len(words), 5)]
    return "[\n" + "\n".join(rows) + "\n    ]"


def write(path, name, constants):
    with open(path, "w") as file:
        file.write(f"// Made by Vectors/imaging.py with NumPy and SciPy.\nenum {name} {{\n")
        file.write("\n\n".join(f"    static let {key}: {kind} = {text}" for key, kind, text in constants))
        file.write("\n}\n")


def main():
    s = signals()
    fits = {"logLinear": {}, "weighted": {"reweightings": 1}, "weightedThrice": {"reweightings": 3},
            "aboveFloor": {"floor": 120}, "weightedAboveFloor": {"floor": 120, "reweightings": 1}}
    constants = [("signals", "[[Float]]", "[\n" + "\n".join(
        "        [" + ", ".join(str(int(v)) for v in row) + "]," for row in s) + "\n    ]")]
    for name, settings in fits.items():
        constants.append((name, "[Double]", numbers([coefficient(s[:, i], **settings) for i in range(12)])))
    write("../Diffusion/DiffusionVectors.swift", "DiffusionVectors", constants)

    image = phantom()
    threshold, region = body(image)
    everywhere = np.ones_like(region)
    shown = np.arange(0, image.size, 97)
    pick = lambda values: numbers(values.ravel()[shown])
    second = np.where(image > 100, image * 1.5 + 40, image).astype(np.float32)
    scale = np.zeros(len(PERCENTILES))
    for each in (image, second**2 / 500):
        found = landmarks(each.astype(np.float32), region)
        scale += interpolate.interp1d(found[[0, -1]], [0, 100])(found) / 2
    mapping = interpolate.interp1d(landmarks(second, region), scale, fill_value="extrapolate")
    write("../Normalisation/NormalisationVectors.swift", "NormalisationVectors", [
        ("threshold", "Double", repr(float(threshold))),
        ("bodyVoxels", "Int", str(int(region.sum()))),
        ("bodyIndexSum", "Int", str(int(np.flatnonzero(region.ravel()).sum()))),
        ("wholeImage", "[Double]", pick(z_scores(image, everywhere, clipping=1.2, scale=100))),
        ("overBody", "[Double]", pick(z_scores(image, region))),
        ("trimmed", "[Double]", pick(z_scores(image, region, trimming=1.5, clipping=3))),
        ("landmarks", "[Double]", numbers(landmarks(image, region))),
        ("scale", "[Double]", numbers(scale)),
        ("mapped", "[Double]", pick(mapping(second))),
    ])


main()
