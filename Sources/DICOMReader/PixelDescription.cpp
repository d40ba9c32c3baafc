#include "PixelDescription.h"

#include "Limits.h"
#include "Refusal.h"

namespace {
size_t number(DcmDataset &dataSet, const DcmTagKey &tag) {
    Uint16 value = 0;
    if (dataSet.findAndGetUint16(tag, value).bad()) throw Refused{Refusal::noImageDescription};
    return value;
}

size_t number(DcmDataset &dataSet, const DcmTagKey &tag, size_t otherwise) {
    return dataSet.tagExistsWithValue(tag) ? number(dataSet, tag) : otherwise;
}

size_t frameCount(DcmDataset &dataSet) {
    if (!dataSet.tagExistsWithValue(DCM_NumberOfFrames)) return 1;
    Sint32 count = 0;
    if (dataSet.findAndGetSint32(DCM_NumberOfFrames, count).bad() || count < 1) {
        throw Refused{Refusal::impossibleFrames};
    }
    return size_t(count);
}

void checkBits(DcmDataset &dataSet, size_t allocated) {
    const size_t stored = number(dataSet, DCM_BitsStored, allocated);
    const size_t high = number(dataSet, DCM_HighBit, stored == 0 ? 0 : stored - 1);
    const bool isKnown = allocated == 1 || allocated == 8 || allocated == 16 || allocated == 32;
    if (!isKnown || stored == 0 || stored > allocated || high >= allocated || high + 1 < stored) {
        throw Refused{Refusal::impossibleBits};
    }
}
}  // namespace

PixelDescription PixelDescription::of(DcmDataset &dataSet) {
    PixelDescription found{};
    found.rows = number(dataSet, DCM_Rows);
    found.columns = number(dataSet, DCM_Columns);
    if (found.rows == 0 || found.columns == 0) throw Refused{Refusal::emptyImage};
    found.samples = number(dataSet, DCM_SamplesPerPixel, 1);
    if (found.samples != 1 && found.samples != 3) throw Refused{Refusal::noImageDescription};
    found.bits = number(dataSet, DCM_BitsAllocated);
    checkBits(dataSet, found.bits);
    found.isSigned = number(dataSet, DCM_PixelRepresentation, 0) == 1;
    found.frames = frameCount(dataSet);
    // At most 2^16 x 2^16 x 3 x 2^31: the number of frames is held against what is left, so that nothing overflows.
    const size_t frameBits = found.frameSamples() * found.bits;
    if (frameBits > limits::pixels * 8 || found.frames > limits::pixels * 8 / frameBits) {
        throw Refused{Refusal::imageTooLarge};
    }
    return found;
}
