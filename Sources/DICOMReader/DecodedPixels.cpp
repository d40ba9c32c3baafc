#include <algorithm>

#include "Pixels.h"

namespace {
/// DCMTK keeps words in the order of the machine, which is little-endian wherever this is built.
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "values are handed over as they stand in memory");

std::vector<uint8_t> copied(const void *start, size_t count, size_t expected) {
    if (start == nullptr || count < expected) throw Refused{Refusal::pixelsTooShort};
    const auto *bytes = static_cast<const uint8_t *>(start);
    return std::vector<uint8_t>(bytes, bytes + expected);
}
}  // namespace

std::vector<uint8_t> pixels::decodedByDCMTK(DcmDataset &dataSet, const PixelDescription &description) {
    const OFCondition status = dataSet.chooseRepresentation(EXS_LittleEndianExplicit, nullptr);
    if (status == EC_MemoryExhausted) throw Refused{Refusal::outOfMemory};
    if (status.bad()) throw Refused{Refusal::decodingFailed};
    unsigned long count = 0;
    const Uint16 *words = nullptr;
    if (dataSet.findAndGetUint16Array(DCM_PixelData, words, &count).good()) {
        return copied(words, size_t(count) * 2, description.bytes());
    }
    const Uint8 *bytes = nullptr;
    if (dataSet.findAndGetUint8Array(DCM_PixelData, bytes, &count).good()) {
        return copied(bytes, size_t(count), description.bytes());
    }
    throw Refused{Refusal::decodingFailed};
}
