#include "Part10File.h"

#include <cstring>

#include "ElementHeader.h"

namespace {
constexpr uint32_t transferSyntaxTag = 0x00020010;

std::string uid(const Bytes &value) {
    std::string text(reinterpret_cast<const char *>(value.start()), value.count());
    while (!text.empty() && (text.back() == '\0' || text.back() == ' ')) text.pop_back();
    if (text.size() > 64 || text.find_first_not_of("0123456789.") != std::string::npos) return {};
    return text;
}
}  // namespace

Part10File Part10File::of(const Bytes &file) {
    if (file.count() < 132 || std::memcmp(file.start() + 128, "DICM", 4) != 0) throw Refused{Refusal::notDICOM};
    Part10File found{{}, 132};
    // The group's own length is often wrong; its elements tell where it ends.
    while (file.count() - found.dataSet >= 8 && file.word(found.dataSet, false) == 2) {
        const ElementHeader header = ElementHeader::read(file, found.dataSet, {true, false});
        if (header.isUndefined()) throw Refused{Refusal::badStructure};
        if (header.length > file.count() - header.value) throw Refused{Refusal::truncated};
        const size_t end = header.value + header.length;
        if (header.tag == transferSyntaxTag) found.transferSyntax = uid(file.part(header.value, end));
        found.dataSet = end;
    }
    if (found.dataSet == file.count()) throw Refused{Refusal::truncated};
    return found;
}
