#pragma once

#include <cstdint>
#include <vector>

#include "PixelDescription.h"

/// One JPEG 2000 image in memory.
class CodeStream {
public:
    explicit CodeStream(const std::vector<uint8_t> &bytes) : bytes_(bytes) {}

    /// Writes a frame's samples, pixel by pixel. The image has to have the size and depth that is described.
    void decode(uint8_t *frame, const PixelDescription &description) const;

private:
    const std::vector<uint8_t> &bytes_;
};
