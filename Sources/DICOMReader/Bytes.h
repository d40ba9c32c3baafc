#pragma once

#include <cstddef>
#include <cstdint>

#include "Refusal.h"

/// Bytes that belong to somebody else, read only inside their bounds.
class Bytes {
public:
    Bytes(const uint8_t *start, size_t count) : start_(start), count_(count) {}

    const uint8_t *start() const { return start_; }
    size_t count() const { return count_; }

    /// The bytes from `begin` to before `end`.
    Bytes part(size_t begin, size_t end) const {
        if (begin > end || end > count_) throw Refused{Refusal::truncated};
        return Bytes(start_ + begin, end - begin);
    }

    uint16_t word(size_t offset, bool isBigEndian) const {
        const uint8_t *at = checked(offset, 2);
        return isBigEndian ? uint16_t(at[0] << 8 | at[1]) : uint16_t(at[1] << 8 | at[0]);
    }

    uint32_t longWord(size_t offset, bool isBigEndian) const {
        const uint32_t first = word(offset, isBigEndian), second = word(offset + 2, isBigEndian);
        return isBigEndian ? first << 16 | second : second << 16 | first;
    }

private:
    const uint8_t *checked(size_t offset, size_t length) const {
        if (offset > count_ || length > count_ - offset) throw Refused{Refusal::truncated};
        return start_ + offset;
    }

    const uint8_t *start_;
    size_t count_;
};
