"""Writes reference.csv: what PyRadiomics itself gives for the cases of PyRadiomicsReferenceTests.

Usage: python make_reference.py SHARED_DATA_FOLDER > reference.csv
SHARED_DATA_FOLDER holds nrrd-pyradiomics (NRRD test cases of PyRadiomics, BSD 3-clause) and sts-mr-t1 (sarcoma MRI of
the IBSI validation set, CC BY 3.0). The values are facts; no image is written. Needs PyRadiomics 3.0.1.
"""

import logging
import sys

import numpy
import pywt
import radiomics
import SimpleITK as sitk
from radiomics.featureextractor import RadiomicsFeatureExtractor

data = sys.argv[1]
logging.getLogger("radiomics").setLevel(logging.ERROR)

FILTERS = {
    "Original": {}, "Wavelet": {}, "LoG": {"sigma": [1.0, 3.0, 5.0]}, "Square": {}, "SquareRoot": {}, "Logarithm": {},
    "Exponential": {}, "Gradient": {},
}

# name of the settings: settings, image types; the test has the same table.
SETTINGS = {
    "default": ({}, None),
    "filters": ({}, FILTERS),
    "force2D": ({"force2D": True}, None),
    "force2DFilters": ({"force2D": True, "force2Ddimension": 0}, {"Wavelet": {}}),
    "binCount32": ({"binCount": 32}, None),
    "resampled": ({"resampledPixelSpacing": [2, 2, 2]}, None),
    "resampledInPlane": ({"resampledPixelSpacing": [1, 1, 0]}, {"Original": {}, "LoG": {"sigma": [2.0]}}),
    "normalize": ({"normalize": True, "normalizeScale": 100, "binWidth": 5, "voxelArrayShift": 300}, None),
    "outliers": ({"normalize": True, "normalizeScale": 100, "removeOutliers": 1, "binWidth": 7.5}, None),
    "absoluteRange": ({"resegmentRange": [100, 700]}, None),
    "relativeRange": ({"resegmentRange": [0.3, 0.8], "resegmentMode": "relative"}, None),
    "sigmaRange": ({"resegmentRange": [-1, 2], "resegmentMode": "sigma", "resegmentShape": True}, None),
    "preCrop": ({"preCrop": True, "padDistance": 7}, FILTERS),
    "distances": ({"distances": [1, 3], "gldm_a": 1}, None),
    "euclidean": ({"weightingNorm": "euclidean"}, None),
    "manhattan": ({"weightingNorm": "manhattan"}, None),
    "infinity": ({"weightingNorm": "infinity"}, None),
    "noWeighting": ({"weightingNorm": "no_weighting"}, None),
    "asymmetric": ({"symmetricalGLCM": False}, None),
    "wideBins": ({"binWidth": 5000}, None),
}

CASES = [
    ("default", "brain1"), ("default", "brain2"), ("default", "breast1"), ("default", "STS_019"),
    ("default", "STS_006"), ("default", "STS_013"), ("filters", "brain2"), ("filters", "STS_025"),
] + [
    (name, "brain2") for name in SETTINGS if name not in ("default", "filters")
] + [
    ("resampled", "brain1"), ("resampled", "STS_019"), ("normalize", "STS_019"), ("force2D", "STS_019"),
] + [
    (name, "synthetic") for name in SETTINGS
] + [("default", "syntheticFloat"), ("filters", "syntheticFloat"), ("resampled", "syntheticFloat")]


def synthetic(is_float):
    """An image by a formula in whole numbers, and an ellipsoid with a notch."""
    z, y, x = numpy.meshgrid(numpy.arange(12), numpy.arange(17), numpy.arange(21), indexing="ij")
    values = (7 * x * x + 13 * y * z + 31 * x * y + 5 * z * z) % 97 * 3 + 20 * x + 11 * y + 17 * z
    inside = 9 * (x - 10) ** 2 + 16 * (y - 8) ** 2 + 25 * (z - 6) ** 2 <= 620
    inside &= ~((x > 11) & (y > 8) & (z == 6))
    image = sitk.GetImageFromArray((values / 8).astype("float32") if is_float else values.astype("int16"))
    mask = sitk.GetImageFromArray(inside.astype("uint8"))
    for item in (image, mask):
        item.SetSpacing((0.9, 1.1, 2.5))
    return image, mask


def load(case):
    if case.startswith("synthetic"):
        return synthetic(case == "syntheticFloat")
    if case.startswith("STS"):
        stem = f"{data}/sts-mr-t1/nifti/{case}/MR_T1_"
        return sitk.ReadImage(stem + "image.nii.gz"), sitk.ReadImage(stem + "mask.nii.gz")
    stem = f"{data}/nrrd-pyradiomics/{case}_"
    return sitk.ReadImage(stem + "image.nrrd"), sitk.ReadImage(stem + "label.nrrd")


versions = f"PyRadiomics {radiomics.__version__}, SimpleITK {sitk.Version_VersionString()}, " \
    f"numpy {numpy.__version__}, pywavelets {pywt.__version__}"
print(f"# {versions}; written by make_reference.py")
values = {}
columns = []
for name, case in CASES:
    settings, types = SETTINGS[name]
    extractor = RadiomicsFeatureExtractor(**settings)
    if types is not None:
        extractor.disableAllImageTypes()
        extractor.enableImageTypes(**types)
    columns.append(f"{name}/{case}")
    for feature, value in extractor.execute(*load(case)).items():
        if not feature.startswith("diagnostics"):
            values.setdefault(feature, {})[columns[-1]] = f"{float(value):.17g}"

print(",".join(["feature"] + columns))
for feature, row in values.items():
    print(",".join([feature] + [row.get(column, "") for column in columns]))
