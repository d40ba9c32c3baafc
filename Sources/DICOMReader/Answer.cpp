#include "Answer.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "Limits.h"

namespace {
void writeFully(const uint8_t *bytes, size_t count) {
    while (count > 0) {
        const ssize_t written = write(STDOUT_FILENO, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        // Nobody listens any more.
        if (written <= 0) _exit(EXIT_FAILURE);
        bytes += written;
        count -= size_t(written);
    }
}

void writeChunk(const uint8_t *bytes, size_t count) {
    const uint8_t length[4] = {uint8_t(count), uint8_t(count >> 8), uint8_t(count >> 16), uint8_t(count >> 24)};
    writeFully(length, sizeof length);
    writeFully(bytes, count);
}
}  // namespace

void Answer::greet(uint8_t state) {
    const uint8_t greeting[8] = {'D', 'C', 'M', 'r', 1, state, 0, 0};
    writeFully(greeting, sizeof greeting);
}

void Answer::append(const uint8_t *bytes, size_t count) {
    // The agent takes no piece that is longer than a chunk.
    if (count > limits::chunk - pending_.size()) flush();
    for (; count >= limits::chunk; bytes += limits::chunk, count -= limits::chunk) {
        flush();
        writeChunk(bytes, limits::chunk);
    }
    pending_.insert(pending_.end(), bytes, bytes + count);
}

void Answer::finish() {
    flush();
    end(Refusal::none);
}

void Answer::refuse(Refusal reason) {
    if (hasBegun_) {
        end(reason);
    } else {
        begin(reason);
    }
}

void Answer::begin(Refusal status) {
    uint8_t header[72] = {'D', 'C', 'M', 'a', uint8_t(status), 0, 0, 0};
    std::memcpy(header + 8, uid_.data(), std::min(uid_.size(), size_t(64)));
    writeFully(header, sizeof header);
    hasBegun_ = true;
}

void Answer::flush() {
    if (!hasBegun_) begin(Refusal::none);
    if (!pending_.empty()) writeChunk(pending_.data(), pending_.size());
    pending_.clear();
}

void Answer::end(Refusal status) {
    const uint8_t ending[5] = {0, 0, 0, 0, uint8_t(status)};
    writeFully(ending, sizeof ending);
}
