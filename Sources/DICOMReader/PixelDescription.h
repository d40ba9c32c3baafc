#pragma once

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

/// What a data set says of its pixels (PS3.3, section C.7.6.3), checked to be possible and within bounds.
struct PixelDescription {
    size_t rows, columns, samples, bits, frames;
    bool isSigned;

    static PixelDescription of(DcmDataset &dataSet);

    size_t frameSamples() const { return rows * columns * samples; }
    /// Frames of one bit a pixel follow each other without padding.
    size_t bytes() const { return (frameSamples() * frames * bits + 7) / 8; }
    size_t frameBytes() const { return frameSamples() * bits / 8; }
};
