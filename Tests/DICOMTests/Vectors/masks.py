"""Reference masks by independent code: numpy and pydicom, no filling routine.

For each mask and slice that has voxels: slice, number of voxels, sum of column indices, sum of row indices. Slices are
counted along the cross product of row and column direction, from the first image. A voxel is inside contours if a ray
from its centre along its COLUMN crosses them an odd number of times (the program follows rows). Segmentations are
unpacked by pydicom.

    python masks.py FOLDER-OF-SHARED-DATA
"""

import glob
import sys

import numpy as np
import pydicom

root = sys.argv[1]


def stack(pattern):
    images = [pydicom.dcmread(f, stop_before_pixels=True) for f in glob.glob(f"{root}/{pattern}")]
    row, column = (np.array(images[0].ImageOrientationPatient, float)[i : i + 3] for i in (0, 3))
    normal = np.cross(row, column)
    images.sort(key=lambda image: np.dot(np.array(image.ImagePositionPatient, float), normal))
    return images, row, column, normal


def rows_of(masks):
    for slice, inside in enumerate(masks):
        y, x = np.nonzero(inside)
        if len(x):
            print(f"        [{slice}, {len(x)}, {x.sum()}, {y.sum()}],")


def contours(file, pattern):
    images, row, column, normal = stack(pattern)
    origin = np.array(images[0].ImagePositionPatient, float)
    heights = [np.dot(np.array(i.ImagePositionPatient, float) - origin, normal) for i in images]
    height, width = images[0].Rows, images[0].Columns
    between_rows, between_columns = map(float, images[0].PixelSpacing)
    centres = np.arange(height)
    structure = pydicom.dcmread(f"{root}/{file}")
    for region in structure.ROIContourSequence:
        masks = np.zeros((len(images), height, width), bool)
        for contour in region.ContourSequence:
            points = np.array(contour.ContourData, float).reshape(-1, 3) - origin
            k = int(np.argmin(np.abs(np.array(heights) - np.mean(points @ normal))))
            x, y = points @ row / between_columns, points @ column / between_rows
            for (x0, y0), (x1, y1) in zip(zip(x, y), zip(np.roll(x, -1), np.roll(y, -1))):
                for i in range(width):
                    if (x0 > i) != (x1 > i):
                        masks[k, :, i] ^= centres < y0 + (i - x0) * (y1 - y0) / (x1 - x0)
        print(f"    // {file}: region {region.ReferencedROINumber}, {masks.sum()} voxels")
        rows_of(masks)


def segments(file, pattern):
    images, row, column, normal = stack(pattern)
    positions = [np.array(i.ImagePositionPatient, float) @ normal for i in images]
    file = pydicom.dcmread(f"{root}/{file}")
    frames = file.pixel_array
    for segment in file.SegmentSequence:
        masks = np.zeros((len(images),) + frames.shape[1:], bool)
        for group, frame in zip(file.PerFrameFunctionalGroupsSequence, frames):
            if group.SegmentIdentificationSequence[0].ReferencedSegmentNumber == segment.SegmentNumber:
                place = np.array(group.PlanePositionSequence[0].ImagePositionPatient, float) @ normal
                masks[int(np.argmin(np.abs(np.array(positions) - place)))] |= frame > 0
        print(f"    // segment {segment.SegmentNumber}, {masks.sum()} voxels")
        rows_of(masks)


contours("sts001-original-t2fs/mask/1-1.dcm", "sts001-original-t2fs/image/*.dcm")
contours("malformed/rt-hole/mask/RS.dcm", "malformed/rt-hole/image/*.dcm")
segments("qin-prostate-adc-seg/seg.dcm", "qin-prostate-adc-seg/adc/*.dcm")
segments("seg-bitpacking-23x38x3/mask/mask.dcm", "seg-bitpacking-23x38x3/image/*.dcm")
