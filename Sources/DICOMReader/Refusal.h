#pragma once

#include <cstdint>

/// Why a file is refused. The agent has the words for it (`RefusalCode.swift`); no text of a file or library is told.
enum class Refusal : uint8_t {
    none = 0,
    notDICOM = 1,
    truncated = 2,
    badRepresentation = 3,
    oddLength = 4,
    badStructure = 5,
    tooDeep = 6,
    tooManyElements = 7,
    unsupportedTransferSyntax = 8,
    inflatedTooLarge = 9,
    badCompression = 10,
    noPixels = 11,
    noImageDescription = 12,
    emptyImage = 13,
    impossibleBits = 14,
    imageTooLarge = 15,
    pixelsTooShort = 16,
    decodingFailed = 17,
    outOfMemory = 18,
    notParsed = 19,
    impossibleFrames = 20,
};

/// Thrown where a refusal is found.
struct Refused {
    Refusal reason;
};
