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
}  // namespace

std::vector<uint8_t> inflated(const Bytes &compressed) {
    Inflater inflater;
    inflater.stream.next_in = const_cast<Bytef *>(compressed.start());
    inflater.stream.avail_in = uInt(compressed.count());
    std::vector<uint8_t> plain, piece(limits::chunk);
    for (;;) {
        inflater.stream.next_out = piece.data();
        inflater.stream.avail_out = uInt(piece.size());
        const int status = inflate(&inflater.stream, Z_NO_FLUSH);
        const size_t count = piece.size() - inflater.stream.avail_out;
        if (count > limits::inflated - plain.size()) throw Refused{Refusal::inflatedTooLarge};
        plain.insert(plain.end(), piece.begin(), piece.begin() + count);
        if (status == Z_STREAM_END) return plain;
        if (status != Z_OK) throw Refused{status == Z_MEM_ERROR ? Refusal::outOfMemory : Refusal::badCompression};
    }
}
