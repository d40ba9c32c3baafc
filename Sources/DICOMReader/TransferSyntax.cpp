#include "TransferSyntax.h"

namespace {
constexpr Encoding implicitLittle{false, false};
constexpr Encoding explicitLittle{true, false};
constexpr Encoding explicitBig{true, true};

using Pixels = TransferSyntax::Pixels;

const TransferSyntax readable[] = {
    {"1.2.840.10008.1.2", EXS_LittleEndianImplicit, implicitLittle, Pixels::native, false},
    {"1.2.840.10008.1.2.1", EXS_LittleEndianExplicit, explicitLittle, Pixels::native, false},
    {"1.2.840.10008.1.2.2", EXS_BigEndianExplicit, explicitBig, Pixels::native, false},
    {"1.2.840.10008.1.2.1.99", EXS_LittleEndianExplicit, explicitLittle, Pixels::native, true},
    {"1.2.840.10008.1.2.5", EXS_RLELossless, explicitLittle, Pixels::dcmtk, false},
    {"1.2.840.10008.1.2.4.50", EXS_JPEGProcess1, explicitLittle, Pixels::dcmtk, false},
    {"1.2.840.10008.1.2.4.51", EXS_JPEGProcess2_4, explicitLittle, Pixels::dcmtk, false},
    {"1.2.840.10008.1.2.4.57", EXS_JPEGProcess14, explicitLittle, Pixels::dcmtk, false},
    {"1.2.840.10008.1.2.4.70", EXS_JPEGProcess14SV1, explicitLittle, Pixels::dcmtk, false},
    {"1.2.840.10008.1.2.4.80", EXS_JPEGLSLossless, explicitLittle, Pixels::dcmtk, false},
    {"1.2.840.10008.1.2.4.81", EXS_JPEGLSLossy, explicitLittle, Pixels::dcmtk, false},
    {"1.2.840.10008.1.2.4.90", EXS_JPEG2000LosslessOnly, explicitLittle, Pixels::jpeg2000, false},
    {"1.2.840.10008.1.2.4.91", EXS_JPEG2000, explicitLittle, Pixels::jpeg2000, false},
};
}  // namespace

const TransferSyntax *TransferSyntax::find(const std::string &uid) {
    for (const auto &syntax : readable) {
        if (uid == syntax.uid) return &syntax;
    }
    return nullptr;
}
