#include "PlainForm.h"

#include <dcmtk/dcmdata/dcistrmb.h>

#include <vector>

#include "Limits.h"

namespace {
/// Hands what DCMTK encodes to the answer.
class AnswerConsumer : public DcmConsumer {
public:
    explicit AnswerConsumer(Answer &answer) : answer_(answer) {}
    OFBool good() const override { return OFTrue; }
    OFCondition status() const override { return EC_Normal; }
    OFBool isFlushed() const override { return OFTrue; }
    offile_off_t avail() const override { return offile_off_t(limits::chunk); }
    offile_off_t write(const void *bytes, offile_off_t count) override {
        answer_.append(static_cast<const uint8_t *>(bytes), size_t(count));
        return count;
    }
    void flush() override {}

private:
    Answer &answer_;
};

class AnswerStream : public DcmOutputStream {
public:
    explicit AnswerStream(Answer &answer) : DcmOutputStream(&consumer_), consumer_(answer) {}

private:
    AnswerConsumer consumer_;
};

bool isBinary(DcmEVR representation) {
    switch (representation) {
        case EVR_OB:
        case EVR_OD:
        case EVR_OF:
        case EVR_OL:
        case EVR_OV:
        case EVR_OW:
        case EVR_ox:
        case EVR_px:
        case EVR_lt:
        case EVR_UN:
        case EVR_UNKNOWN:
        case EVR_UNKNOWN2B:
        case EVR_PixelData:
        case EVR_OverlayData: return true;
        default: return false;
    }
}

bool isDropped(DcmElement &element, bool isTopLevel) {
    const DcmTagKey &tag = element.getTag();
    // A coordinate list that is too long for DS stands as UN (PS3.5, section 6.2.2).
    if (tag == DCM_ContourData) return false;
    // Commands, file meta information and delimiters have no place in a data set.
    if (tag.getGroup() < 8 || tag.getGroup() == 0xFFFE) return true;
    if (tag.getGroup() == 0x7FE0 || tag.getElement() == 0 || tag == DCM_DataSetTrailingPadding) return true;
    if (isTopLevel && tag.getGroup() > 0x7FE0) return true;
    return isBinary(element.ident()) && element.getLengthField() > limits::bulk;
}

void dropBulk(DcmItem &item, bool isTopLevel) {
    std::vector<DcmTagKey> dropped;
    for (DcmObject *object = item.nextInContainer(nullptr); object; object = item.nextInContainer(object)) {
        auto *element = static_cast<DcmElement *>(object);
        if (isDropped(*element, isTopLevel)) {
            dropped.push_back(element->getTag());
        } else if (element->ident() == EVR_SQ) {
            auto *sequence = static_cast<DcmSequenceOfItems *>(element);
            for (DcmObject *inner = sequence->nextInContainer(nullptr); inner;
                 inner = sequence->nextInContainer(inner)) {
                dropBulk(*static_cast<DcmItem *>(inner), false);
            }
        }
    }
    for (const auto &tag : dropped) item.findAndDeleteElement(tag);
}
}  // namespace

void plainForm::parse(DcmDataset &dataSet, const Bytes &bytes, const TransferSyntax &syntax) {
    DcmInputBufferStream stream;
    stream.setBuffer(bytes.start(), offile_off_t(bytes.count()));
    stream.setEos();
    dataSet.transferInit();
    const OFCondition status = dataSet.read(stream, syntax.dcmtk, EGL_noChange);
    dataSet.transferEnd();
    if (status == EC_MemoryExhausted) throw Refused{Refusal::outOfMemory};
    if (status.bad()) throw Refused{Refusal::notParsed};
}

void plainForm::reduce(DcmDataset &dataSet) {
    dropBulk(dataSet, true);
    // Text in a character set that is unknown stays as it is.
    (void)dataSet.convertToUTF8();
}

void plainForm::tell(DcmDataset &dataSet, Answer &answer) {
    AnswerStream stream(answer);
    dataSet.transferInit();
    const OFCondition status =
        dataSet.write(stream, EXS_LittleEndianExplicit, EET_ExplicitLength, nullptr, EGL_withoutGL);
    dataSet.transferEnd();
    if (status.bad()) throw Refused{Refusal::notParsed};
}
