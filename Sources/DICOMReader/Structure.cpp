#include "Structure.h"

#include <dcmtk/dcmdata/dctag.h>

#include "Limits.h"

namespace {
constexpr uint32_t itemTag = 0xFFFEE000, itemEnd = 0xFFFEE00D, sequenceEnd = 0xFFFEE0DD;
constexpr uint32_t pixelGroup = 0x7FE00000, pixelTag = 0x7FE00010;
constexpr uint16_t sequence = representationCode('S', 'Q'), unknown = representationCode('U', 'N');
constexpr Encoding implicitLittle{false, false};

class Walk {
public:
    explicit Walk(const Bytes &bytes) : bytes_(bytes) {}

    Structure topLevel(Encoding encoding, bool includingPixels) {
        try {
            return walked(encoding, includingPixels);
        } catch (const Refused &) {
            // What follows a length that is odd and wrong is rubbish of any kind.
            if (hasOddLength_) throw Refused{Refusal::oddLength};
            throw;
        }
    }

private:
    Structure walked(Encoding encoding, bool includingPixels) {
        Structure structure{bytes_.count()};
        size_t at = 0;
        uint32_t last = 0;
        while (at < bytes_.count()) {
            const ElementHeader header = next(at, encoding);
            if (header.isDelimiter()) throw Refused{Refusal::badStructure};
            checkOrder(header, last);
            if (header.tag >= pixelGroup) {
                if (structure.headerEnd == bytes_.count()) structure.headerEnd = at;
                if (!includingPixels || header.tag > pixelTag) break;
            }
            if (header.tag != pixelTag) {
                at = value(header, encoding, bytes_.count(), 0);
                continue;
            }
            structure.hasPixels = true;
            structure.pixels = header;
            structure.pixelsEnd = pixelsEnd(header, encoding);
            break;
        }
        return structure;
    }

    ElementHeader next(size_t at, Encoding encoding) {
        if (++elements_ > limits::elements) throw Refused{Refusal::tooManyElements};
        return ElementHeader::read(bytes_, at, encoding);
    }

    /// The end of a value whose length is told.
    size_t definedEnd(const ElementHeader &header, size_t end) const {
        if (header.length % 2 != 0) throw Refused{Refusal::oddLength};
        if (header.value > end || header.length > end - header.value) throw Refused{Refusal::truncated};
        return header.value + header.length;
    }

    /// The end of a value that holds no elements. Writers exist that do not pad it to an even length (PS3.5, section 7.1.1):
    /// it is taken if all that follows is in order.
    size_t plainEnd(const ElementHeader &header, size_t end) {
        if (header.length % 2 == 0) return definedEnd(header, end);
        hasOddLength_ = true;
        if (header.value > end || header.length > end - header.value) throw Refused{Refusal::truncated};
        return header.value + header.length;
    }

    /// After an odd length, tags must rise: a wrong length shows.
    void checkOrder(const ElementHeader &header, uint32_t &last) const {
        if (hasOddLength_ && header.tag <= last) throw Refused{Refusal::oddLength};
        last = header.tag;
    }

    size_t pixelsEnd(const ElementHeader &header, Encoding encoding) {
        return header.isUndefined() ? fragments(header.value, encoding) : definedEnd(header, bytes_.count());
    }

    size_t value(const ElementHeader &header, Encoding encoding, size_t end, int depth) {
        if (header.isUndefined()) return undefinedValue(header, encoding, end, depth);
        const size_t valueEnd = header.representation == sequence ? definedEnd(header, end) : plainEnd(header, end);
        if (header.representation == sequence) {
            items(header.value, valueEnd, false, encoding, depth + 1);
        } else if (header.representation == 0 || header.representation == unknown) {
            perhapsItems(header, valueEnd, depth + 1);
        }
        return valueEnd;
    }

    size_t undefinedValue(const ElementHeader &header, Encoding encoding, size_t end, int depth) {
        switch (header.representation) {
            case 0:
            case sequence: return items(header.value, end, true, encoding, depth + 1);
            // PS3.5, section 6.2.2, note 4.
            case unknown: return items(header.value, end, true, implicitLittle, depth + 1);
            case representationCode('O', 'B'):
            case representationCode('O', 'W'): return fragments(header.value, encoding);
            default: throw Refused{Refusal::badStructure};
        }
    }

    /// Without a representation in the file, only a dictionary knows whether a value is a sequence, and of private
    /// attributes none knows all. Whatever begins like a sequence is walked for its depth; that it is none is a defect
    /// only where the standard has one.
    void perhapsItems(const ElementHeader &header, size_t end, int depth) {
        if (end - header.value < 8 || bytes_.longWord(header.value, false) != 0xE000FFFE) return;
        try {
            items(header.value, end, false, implicitLittle, depth);
        } catch (const Refused &refused) {
            const bool isBound = refused.reason == Refusal::tooDeep || refused.reason == Refusal::tooManyElements;
            if (isBound || isStandardSequence(header.tag)) throw;
        }
    }

    static bool isStandardSequence(uint32_t tag) {
        return DcmTag(DcmTagKey(Uint16(tag >> 16), Uint16(tag))).getEVR() == EVR_SQ;
    }

    size_t items(size_t at, size_t end, bool isDelimited, Encoding encoding, int depth) {
        if (depth > limits::depth) throw Refused{Refusal::tooDeep};
        while (isDelimited || at < end) {
            if (end - at < 8) throw Refused{Refusal::truncated};
            const ElementHeader header = next(at, encoding);
            if (isDelimited && header.tag == sequenceEnd) return header.value;
            if (header.tag != itemTag) throw Refused{Refusal::badStructure};
            if (header.isUndefined()) {
                at = elements(header.value, end, true, encoding, depth);
            } else {
                at = elements(header.value, definedEnd(header, end), false, encoding, depth);
            }
        }
        return at;
    }

    size_t elements(size_t at, size_t end, bool isDelimited, Encoding encoding, int depth) {
        uint32_t last = 0;
        while (isDelimited || at < end) {
            if (end - at < 8) throw Refused{Refusal::truncated};
            const ElementHeader header = next(at, encoding);
            if (isDelimited && header.tag == itemEnd) return header.value;
            if (header.isDelimiter()) throw Refused{Refusal::badStructure};
            checkOrder(header, last);
            at = value(header, encoding, end, depth);
        }
        return at;
    }

    /// Encapsulated pixel data (PS3.5, annex A.4): items of bytes, then a delimiter.
    size_t fragments(size_t at, Encoding encoding) {
        for (;;) {
            const ElementHeader header = next(at, encoding);
            if (header.tag == sequenceEnd) return header.value;
            if (header.tag != itemTag || header.isUndefined()) throw Refused{Refusal::badStructure};
            at = definedEnd(header, bytes_.count());
        }
    }

    const Bytes &bytes_;
    size_t elements_ = 0;
    bool hasOddLength_ = false;
};
}  // namespace

Structure Structure::of(const Bytes &dataSet, Encoding encoding, bool includingPixels) {
    return Walk(dataSet).topLevel(encoding, includingPixels);
}
