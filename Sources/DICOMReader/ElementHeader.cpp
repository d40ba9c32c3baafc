#include "ElementHeader.h"

#include <algorithm>
#include <iterator>

namespace {
constexpr uint16_t code(char first, char second) { return representationCode(first, second); }

/// Their length has two bytes.
constexpr uint16_t shortLength[] = {
    code('A', 'E'), code('A', 'S'), code('A', 'T'), code('C', 'S'), code('D', 'A'), code('D', 'S'), code('D', 'T'),
    code('F', 'D'), code('F', 'L'), code('I', 'S'), code('L', 'O'), code('L', 'T'), code('P', 'N'), code('S', 'H'),
    code('S', 'L'), code('S', 'S'), code('S', 'T'), code('T', 'M'), code('U', 'I'), code('U', 'L'), code('U', 'S'),
};

/// Their length has four bytes, after two that are zero.
constexpr uint16_t longLength[] = {
    code('O', 'B'), code('O', 'D'), code('O', 'F'), code('O', 'L'), code('O', 'V'), code('O', 'W'), code('S', 'Q'),
    code('S', 'V'), code('U', 'C'), code('U', 'N'), code('U', 'R'), code('U', 'T'), code('U', 'V'),
};

template <typename List>
bool has(const List &list, uint16_t code) {
    return std::find(std::begin(list), std::end(list), code) != std::end(list);
}
}  // namespace

ElementHeader ElementHeader::read(const Bytes &bytes, size_t offset, Encoding encoding) {
    const bool big = encoding.isBigEndian;
    const uint32_t tag = uint32_t(bytes.word(offset, big)) << 16 | bytes.word(offset + 2, big);
    // Items and delimiters have no representation in any encoding.
    if (!encoding.isExplicit || tag >> 16 == 0xFFFE) {
        return {tag, 0, bytes.longWord(offset + 4, big), offset + 8};
    }
    const uint16_t representation = bytes.word(offset + 4, true);
    if (has(longLength, representation)) return {tag, representation, bytes.longWord(offset + 8, big), offset + 12};
    if (!has(shortLength, representation)) throw Refused{Refusal::badRepresentation};
    return {tag, representation, bytes.word(offset + 6, big), offset + 8};
}
