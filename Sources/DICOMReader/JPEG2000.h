#pragma once

#include <vector>

#include "Bytes.h"
#include "PixelDescription.h"

/// JPEG 2000 pixel data, one code stream a frame, decoded with OpenJPEG.
namespace jpeg2000 {
/// Decodes the fragments of an encapsulated value, given from its first item to its delimiter.
std::vector<uint8_t> decoded(const Bytes &fragments, const PixelDescription &description);
}  // namespace jpeg2000
