#include "Pixels.h"

#include "Limits.h"

namespace {
void tellHeader(const PixelDescription &description, Answer &answer) {
    const size_t length = (description.bytes() + 1) / 2 * 2;
    const char second = description.bits > 8 ? 'W' : 'B';
    const uint8_t header[12] = {
        0xE0, 0x7F, 0x10, 0x00, 'O', uint8_t(second), 0, 0, uint8_t(length), uint8_t(length >> 8),
        uint8_t(length >> 16), uint8_t(length >> 24),
    };
    answer.append(header, sizeof header);
}

void tellPadding(const PixelDescription &description, Answer &answer) {
    const uint8_t zero = 0;
    if (description.bytes() % 2 != 0) answer.append(&zero, 1);
}

std::vector<uint8_t> withBytesSwapped(const Bytes &words, size_t wordSize) {
    std::vector<uint8_t> swapped(words.count());
    for (size_t index = 0; index < swapped.size(); ++index) {
        const size_t start = index / wordSize * wordSize;
        swapped[index] = words.start()[start + wordSize - 1 - index % wordSize];
    }
    return swapped;
}
}  // namespace

size_t pixels::bigEndianWord(const ElementHeader &header, const PixelDescription &description, Encoding encoding) {
    // PS3.5, section 7.3: OB is a stream of bytes; OW is words, whatever they hold.
    if (!encoding.isBigEndian || header.representation == representationCode('O', 'B')) return 1;
    return description.bits == 32 ? 4 : 2;
}

void pixels::tellNative(
    const Bytes &value, const PixelDescription &description, size_t bigEndianWord, Answer &answer) {
    const size_t count = description.bytes(), evenCount = (count + 1) / 2 * 2;
    if (value.count() < evenCount) throw Refused{Refusal::pixelsTooShort};
    if (bigEndianWord > 1) {
        tell(withBytesSwapped(value.part(0, evenCount), bigEndianWord), description, answer);
        return;
    }
    tellHeader(description, answer);
    answer.append(value.start(), count);
    tellPadding(description, answer);
}

void pixels::tell(const std::vector<uint8_t> &decoded, const PixelDescription &description, Answer &answer) {
    if (decoded.size() < description.bytes()) throw Refused{Refusal::pixelsTooShort};
    tellHeader(description, answer);
    answer.append(decoded.data(), description.bytes());
    tellPadding(description, answer);
}
