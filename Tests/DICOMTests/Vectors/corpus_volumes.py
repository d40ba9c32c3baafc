"""Size, place and sums of the volumes of the shared corpus, by pydicom and numpy.

Writes corpus_volumes.csv. Classic files are grouped by series, b-value as each vendor stores it, and, where positions
repeat, by the order of the gradient direction; enhanced files by b-value and direction per frame. Slices are ordered along
the normal, row direction times column direction.

    python corpus_volumes.py SHARED_DATA > corpus_volumes.csv
"""

import collections
import os
import sys

import numpy as np
import pydicom

FOLDERS = [
    "vendor-dwi/philips-classic",
    "vendor-dwi/ge-classic",
    "vendor-dwi/siemens-xa30-enhanced",
    "vendor-dwi/canon-enhanced",
    "prostatex-0000",
    "cmb-crc-scan_001",
    "qin-prostate-adc-seg/adc",
    "sts001-original-t2fs/image",
    "sts-dicom-rtstruct/STS_008/image",
    "sts-dicom-rtstruct/STS_025/image",
    "sts-dicom-rtstruct/STS_042/image",
    "seg-bitpacking-23x38x3/image",
]


def text(element):
    value = element.value
    return value.decode() if isinstance(value, bytes) else str(value)


def b_value(ds):
    """The b-value of an image that was measured with diffusion weighting; '' otherwise."""
    words = list(ds.ImageType)
    if "ADC" in words or "CALC_BVAL" in str(ds.get("SeriesDescription", "")):
        return ""
    if "Apparent" in str(ds.get("SeriesDescription", "")):
        return ""
    if "Philips" in ds.Manufacturer and (0x2001, 0x1003) in ds:
        return repr(float(ds[0x2001, 0x1003].value))
    if "GE" in ds.Manufacturer and (0x0043, 0x1039) in ds:
        return repr(float(ds[0x0043, 0x1039].value[0]))
    if (0x0019, 0x100C) in ds:
        return repr(float(text(ds[0x0019, 0x100C])))
    return ""


def direction(ds):
    if "DiffusionGradientOrientation" in ds:
        return tuple(round(x, 4) for x in ds.DiffusionGradientOrientation)
    if (0x0019, 0x10BB) in ds:
        return tuple(text(ds[0x0019, e]) for e in (0x10BB, 0x10BC, 0x10BD))
    return ()


def classic(ds):
    slope = float(ds.get("RescaleSlope", 1) or 1)
    intercept = float(ds.get("RescaleIntercept", 0) or 0)
    key = (ds.SeriesInstanceUID, b_value(ds), direction(ds) if b_value(ds) else ())
    pixels = (ds.pixel_array * slope + intercept).astype(np.float32)
    return [(key, ds.ImagePositionPatient, ds.ImageOrientationPatient, ds.PixelSpacing, pixels)]


def enhanced(ds, name):
    shared = ds.SharedFunctionalGroupsSequence[0]
    pixels = ds.pixel_array
    for index, own in enumerate(ds.PerFrameFunctionalGroupsSequence):
        def item(keyword):
            return (own.get(keyword) or shared.get(keyword))[0]

        diffusion = item("MRDiffusionSequence")
        kind = item("MRImageFrameTypeSequence").FrameType[3]
        b = "" if kind in ("ADC", "TENSOR_B0") else repr(float(diffusion.DiffusionBValue))
        gradient = diffusion.get("DiffusionGradientDirectionSequence")
        vector = tuple(gradient[0].DiffusionGradientOrientation) if gradient else ()
        rescale = item("PixelValueTransformationSequence")
        values = pixels[index] * float(rescale.RescaleSlope) + float(rescale.RescaleIntercept)
        yield (
            (name, b, vector),
            item("PlanePositionSequence").ImagePositionPatient,
            item("PlaneOrientationSequence").ImageOrientationPatient,
            item("PixelMeasuresSequence").PixelSpacing,
            values.astype(np.float32),
        )


def rows(root, folder):
    volumes = collections.defaultdict(list)
    for path, _, files in os.walk(os.path.join(root, folder)):
        for name in sorted(files):
            try:
                ds = pydicom.dcmread(os.path.join(path, name))
            except pydicom.errors.InvalidDicomError:
                continue
            frames = enhanced(ds, name) if "PerFrameFunctionalGroupsSequence" in ds else classic(ds)
            for key, *frame in frames:
                volumes[key].append(frame)
    for (_, b, _), frames in sorted(volumes.items(), key=lambda pair: str(pair[0])):
        orientation = np.array(frames[0][1], float)
        row, column = orientation[:3], orientation[3:]
        normal = np.cross(row, column)
        frames.sort(key=lambda frame: float(np.dot(np.array(frame[0], float), normal)))
        positions = np.array([frame[0] for frame in frames], float)
        heights = positions @ normal
        step = (heights[-1] - heights[0]) / (len(frames) - 1)
        voxels = np.stack([frame[3] for frame in frames]).astype(float)
        flat = voxels.ravel()
        moment = float(np.sum(flat * (np.arange(flat.size) % 1009)))
        spacing = [float(x) for x in frames[0][2]]
        numbers = [
            voxels.shape[2], voxels.shape[1], voxels.shape[0], spacing[1], spacing[0], float(step),
            *[float(x) for x in positions[0]], *[float(x) for x in normal], float(flat.sum()), moment,
        ]
        yield [folder, b] + [repr(number) for number in numbers]


print("folder,b,columns,rows,slices,dx,dy,dz,x,y,z,nx,ny,nz,sum,moment")
for folder in FOLDERS:
    for row in rows(sys.argv[1], folder):
        print(",".join(row))
