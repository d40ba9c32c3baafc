#include "Request.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>

#include "Limits.h"
#include "Refusal.h"

namespace {
/// False if the other end is closed before the first byte; leaves if it is closed later.
bool readFully(uint8_t *to, size_t count) {
    size_t have = 0;
    while (have < count) {
        const ssize_t got = read(STDIN_FILENO, to + have, count - have);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            if (have == 0 && got == 0) return false;
            _exit(EXIT_FAILURE);
        }
        have += size_t(got);
    }
    return true;
}

bool makeRoom(std::vector<uint8_t> &file, size_t length) {
    try {
        file.resize(length);
        return true;
    } catch (const std::bad_alloc &) {
        return false;
    }
}

void forget(uint64_t count) {
    uint8_t piece[4096];
    for (; count > 0; count -= std::min<uint64_t>(count, sizeof piece)) {
        if (!readFully(piece, size_t(std::min<uint64_t>(count, sizeof piece)))) _exit(EXIT_FAILURE);
    }
}
}  // namespace

bool Request::receive() {
    uint8_t header[16];
    if (!readFully(header, sizeof header)) return false;
    uint64_t length = 0;
    for (int index = 0; index < 8; ++index) length |= uint64_t(header[8 + index]) << (8 * index);
    const bool isRequest = std::memcmp(header, "DCMq", 4) == 0 && (header[4] == 1 || header[4] == 2);
    // Without a length that can be believed, where the next request begins is unknown.
    if (!isRequest || length == 0 || length > limits::file) _exit(EXIT_FAILURE);
    kind = Kind(header[4]);
    hasRoom = makeRoom(file, length);
    if (!hasRoom) {
        forget(length);
    } else if (!readFully(file.data(), file.size())) {
        _exit(EXIT_FAILURE);
    }
    return true;
}
