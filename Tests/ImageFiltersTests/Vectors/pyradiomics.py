"""Prints PyRadiomicsVectors.swift: the pointwise image types of PyRadiomics 3.0.1 and its gradient, of a small image.

Run with Python 3.9, pyradiomics 3.0.1 and SimpleITK 2: python pyradiomics.py > ../PyRadiomicsVectors.swift
"""

import numpy
import SimpleITK
from radiomics import imageoperations

SIZE = (4, 3, 3)  # along x, y, z
SPACING = (0.8, 1.25, 2.5)


def image():
    voxels = [
        ((7 * x + 13 * y + 29 * z) % 23 - 9) * 12.5
        for z in range(SIZE[2])
        for y in range(SIZE[1])
        for x in range(SIZE[0])
    ]
    result = SimpleITK.GetImageFromArray(numpy.array(voxels, dtype="float64").reshape(SIZE[::-1]))
    result.SetSpacing(SPACING)
    return result


def responses():
    original = image()
    yield "square", imageoperations.getSquareImage(original, None)
    yield "squareRoot", imageoperations.getSquareRootImage(original, None)
    yield "logarithm", imageoperations.getLogarithmImage(original, None)
    yield "exponential", imageoperations.getExponentialImage(original, None)
    yield "gradient", imageoperations.getGradientImage(original, None)
    yield "gradientPerVoxel", imageoperations.getGradientImage(original, None, gradientUseSpacing=False)


print("/// What PyRadiomics 3.0.1 gives for the image of `PointwiseFilterTests`; printed by `Vectors/pyradiomics.py`.")
print("enum PyRadiomicsVectors {")
for number, (name, filtered) in enumerate(responses()):
    if number:
        print()
    print(f"    static let {name}: [Double] = [")
    values = SimpleITK.GetArrayFromImage(next(filtered)[0]).flatten()
    for start in range(0, len(values), 4):
        print("        " + ", ".join(repr(float(v)) for v in values[start : start + 4]) + ",")
    print("    ]")
print("}")
