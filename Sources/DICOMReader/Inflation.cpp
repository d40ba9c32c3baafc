#include "Inflation.h"

#include <zlib.h>

#include "Limits.h"

namespace {
/// Frees zlib's state whatever happens.
struct Inflater {
    z_stream stream{};
    Inflater() {
        // Negative: neither header nor checksum, as the transfer syntax has it.
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw Refused{Refusal::outOfMemory};
    }
    ~Inflater() { inflateEnd(&stream); }
};

/// Inflates piece by piece and hands each over; the number of bytes.
template <typename Sink>
size_t inflateAll(const Bytes &compressed, Sink sink) {
    Inflater inflater;
    inflater.stream.next_in = const_cast<Bytef *>(compressed.start());
    inflater.stream.avail_in = uInt(compressed.count());
    std::vector<uint8_t> piece(64 << 10);
    size_t total = 0;
    for (;;) {
        inflater.stream.next_out = piece.data();
        inflater.stream.avail_out = uInt(piece.size());
        const int status = inflate(&inflater.stream, Z_NO_FLUSH);
        const size_t count = piece.size() - inflater.stream.avail_out;
        total += count;
        if (total > limits::inflated) throw Refused{Refusal::inflatedTooLarge};
        sink(piece.data(), count);
        if (status == Z_STREAM_END) return total;
        if (status != Z_OK) throw Refused{status == Z_MEM_ERROR ? Refusal::outOfMemory : Refusal::badCompression};
    }
}
}  // namespace

std::vector<uint8_t> inflated(const Bytes &compressed) {
    // Once to know how much it is, so that no memory is given to what will be refused, and once to keep it.
    std::vector<uint8_t> plain;
    plain.reserve(inflateAll(compressed, [](const uint8_t *, size_t) {}));
    inflateAll(compressed, [&](const uint8_t *bytes, size_t count) { plain.insert(plain.end(), bytes, bytes + count); });
    return plain;
}
