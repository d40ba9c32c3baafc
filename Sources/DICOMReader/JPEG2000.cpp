#include "JPEG2000.h"

#include <algorithm>
#include <iterator>

#include "CodeStream.h"
#include "Structure.h"

namespace {
/// Whether a fragment begins a code stream, bare (SOC, SIZ) or in a JP2 file.
bool beginsFrame(const std::vector<uint8_t> &fragment) {
    static constexpr uint8_t bare[] = {0xFF, 0x4F, 0xFF, 0x51};
    static constexpr uint8_t boxed[] = {0, 0, 0, 12, 'j', 'P', ' ', ' '};
    const auto begins = [&](const auto &magic) {
        return fragment.size() > sizeof magic && std::equal(std::begin(magic), std::end(magic), fragment.begin());
    };
    return begins(bare) || begins(boxed);
}

/// A frame may be cut into fragments; the offset table, the first item, is optional and not needed.
std::vector<std::vector<uint8_t>> frames(const Bytes &fragments) {
    std::vector<std::vector<uint8_t>> found;
    bool isTable = true;
    size_t at = 0;
    while (fragments.count() - at >= 8) {
        const ElementHeader header = ElementHeader::read(fragments, at, {true, false});
        if (header.tag != 0xFFFEE000) break;
        const Bytes part = fragments.part(header.value, header.value + header.length);
        at = header.value + header.length;
        if (!isTable) {
            std::vector<uint8_t> fragment(part.start(), part.start() + part.count());
            if (beginsFrame(fragment)) {
                found.push_back(std::move(fragment));
            } else if (found.empty()) {
                throw Refused{Refusal::decodingFailed};
            } else {
                found.back().insert(found.back().end(), fragment.begin(), fragment.end());
            }
        }
        isTable = false;
    }
    return found;
}
}  // namespace

std::vector<uint8_t> jpeg2000::decoded(const Bytes &fragments, const PixelDescription &description) {
    if (description.bits != 8 && description.bits != 16) throw Refused{Refusal::impossibleBits};
    const auto streams = frames(fragments);
    if (streams.size() < description.frames) throw Refused{Refusal::pixelsTooShort};
    if (streams.size() > description.frames) throw Refused{Refusal::decodingFailed};
    std::vector<uint8_t> pixels(description.bytes());
    for (size_t frame = 0; frame < streams.size(); ++frame) {
        CodeStream(streams[frame]).decode(pixels.data() + frame * description.frameBytes(), description);
    }
    return pixels;
}
