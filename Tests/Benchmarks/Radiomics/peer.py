"""Times pictologics, the fastest published package, on one image: python peer.py IMAGE MASK REPEATS.

Arrays in memory, one thread (the caller sets NUMBA_NUM_THREADS). Grey levels are made beforehand and not timed.
Prints name, number of features and median milliseconds, separated by tabs.
"""
import statistics
import sys
import time

import numpy as np
from pictologics import load_image
from pictologics.features import intensity, morphology, texture

image, mask = load_image(sys.argv[1]), load_image(sys.argv[2])
repeats = int(sys.argv[3])
inside = mask.array > 0
values = image.array[inside]
bins = 32
levels = np.zeros(image.array.shape)
span = values.max() - values.min()
levels[inside] = np.minimum(np.floor(bins * (values - values.min()) / span) + 1, bins)
members = inside.astype(np.uint8)


def rest():
    found = dict(texture.calculate_all_texture_features(levels, members, bins))
    found |= morphology.calculate_morphology_features(mask, image)
    found |= intensity.calculate_intensity_features(values)
    found |= intensity.calculate_intensity_histogram_features(levels[inside])
    found |= intensity.calculate_ivh_features(levels[inside])
    return found


def everything():
    found = rest()
    found |= intensity.calculate_local_intensity_features(image, mask)
    found |= intensity.calculate_spatial_intensity_features(image, mask)
    return found


for name, work in (("all but Moran, Geary and peaks, 3d-merged", rest), ("everything, 3d-merged", everything)):
    count = len(work())
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    print(f"{name}\t{count}\t{statistics.median(seconds) * 1000:.1f}")
