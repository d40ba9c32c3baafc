#pragma once

#include "Bytes.h"
#include "TransferSyntax.h"

/// What stands before a value: tag, representation, length (PS3.5, section 7.1).
struct ElementHeader {
    static constexpr uint32_t undefinedLength = 0xFFFFFFFF;

    uint32_t tag;
    /// Two characters, the first in the upper byte; 0 where none is told.
    uint16_t representation;
    uint32_t length;
    /// Where the value begins.
    size_t value;

    static ElementHeader read(const Bytes &bytes, size_t offset, Encoding encoding);

    bool isUndefined() const { return length == undefinedLength; }
    bool isDelimiter() const { return tag >> 16 == 0xFFFE; }
};

constexpr uint16_t representationCode(char first, char second) { return uint16_t(first << 8 | second); }
