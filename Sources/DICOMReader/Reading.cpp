#include "Reading.h"

#include "Inflation.h"
#include "JPEG2000.h"
#include "Part10File.h"
#include "Pixels.h"
#include "PlainForm.h"
#include "Structure.h"

namespace {
void tellHeader(const Bytes &bytes, const TransferSyntax &syntax, Answer &answer) {
    const Structure structure = Structure::of(bytes, syntax.encoding, false);
    DcmDataset dataSet;
    plainForm::parse(dataSet, bytes.part(0, structure.headerEnd), syntax);
    plainForm::reduce(dataSet);
    plainForm::tell(dataSet, answer);
}

/// The decoders of DCMTK need the pixel data within its data set, which they may change.
std::vector<uint8_t> decodedByDCMTK(
    const Bytes &bytes, const Structure &structure, const TransferSyntax &syntax, const PixelDescription &described) {
    DcmDataset dataSet;
    plainForm::parse(dataSet, bytes.part(0, structure.pixelsEnd), syntax);
    return pixels::decodedByDCMTK(dataSet, described);
}

std::vector<uint8_t> decoded(
    const Bytes &bytes, const Structure &structure, const TransferSyntax &syntax, const PixelDescription &described) {
    if (syntax.pixels == TransferSyntax::Pixels::dcmtk) return decodedByDCMTK(bytes, structure, syntax, described);
    return jpeg2000::decoded(bytes.part(structure.pixels.value, structure.pixelsEnd), described);
}

void tellImage(const Bytes &bytes, const TransferSyntax &syntax, Answer &answer) {
    const Structure structure = Structure::of(bytes, syntax.encoding, true);
    DcmDataset dataSet;
    plainForm::parse(dataSet, bytes.part(0, structure.headerEnd), syntax);
    if (!structure.hasPixels) throw Refused{Refusal::noPixels};
    const PixelDescription described = PixelDescription::of(dataSet);
    plainForm::reduce(dataSet);
    const bool isNative = !structure.pixels.isUndefined();
    if (isNative != (syntax.pixels == TransferSyntax::Pixels::native)) throw Refused{Refusal::badStructure};
    if (isNative) {
        const Bytes value = bytes.part(structure.pixels.value, structure.pixelsEnd);
        if (value.count() < described.bytes()) throw Refused{Refusal::pixelsTooShort};
        plainForm::tell(dataSet, answer);
        const size_t word = pixels::bigEndianWord(structure.pixels, described, syntax.encoding);
        pixels::tellNative(value, described, word, answer);
        return;
    }
    // Decoded before the first byte is told, so that a failure is a plain refusal.
    const std::vector<uint8_t> image = decoded(bytes, structure, syntax, described);
    plainForm::tell(dataSet, answer);
    pixels::tell(image, described, answer);
}
}  // namespace

void read(const Request &request, Answer &answer) {
    const Bytes file(request.file.data(), request.file.size());
    const Part10File parts = Part10File::of(file);
    const TransferSyntax *syntax = TransferSyntax::find(parts.transferSyntax);
    answer.setTransferSyntax(parts.transferSyntax);
    if (!syntax) throw Refused{Refusal::unsupportedTransferSyntax};
    std::vector<uint8_t> plain;
    Bytes bytes = file.part(parts.dataSet, file.count());
    if (syntax->isDeflated) {
        plain = inflated(bytes);
        bytes = Bytes(plain.data(), plain.size());
    }
    if (request.kind == Request::Kind::header) {
        tellHeader(bytes, *syntax, answer);
    } else {
        tellImage(bytes, *syntax, answer);
    }
}
