#pragma once

#include <vector>

#include "Answer.h"
#include "PixelDescription.h"
#include "Structure.h"

/// Pixel data as the last element of an answer: native, little-endian, as many bytes as the image has.
namespace pixels {
/// Of a file whose pixels are not compressed: straight from the file's bytes.
void tellNative(const Bytes &value, const PixelDescription &description, size_t bigEndianWord, Answer &answer);

/// How many bytes have to be turned round together: 1 if none.
size_t bigEndianWord(const ElementHeader &header, const PixelDescription &description, Encoding encoding);

/// Of a data set whose compressed pixels have been decoded.
void tell(const std::vector<uint8_t> &decoded, const PixelDescription &description, Answer &answer);

/// Decodes with DCMTK's decoders: RLE, JPEG, JPEG-LS.
std::vector<uint8_t> decodedByDCMTK(DcmDataset &dataSet, const PixelDescription &description);
}  // namespace pixels
