#include "Library.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <iconv.h>

namespace {
/// The names that DCMTK uses for DICOM's character sets (PS3.3, section C.12.1.1.2) with the C library's conversion.
const char *const characterSets[] = {
    "ASCII", "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6", "ISO-8859-7",
    "ISO-8859-8", "ISO-8859-9", "ISO-IR-166", "Shift_JIS", "ISO-IR-87", "ISO-IR-159", "EUC-KR", "GB2312", "GB18030",
    "UTF-8",
};

/// The C library loads a conversion from a file when it is first used and keeps it while it is open.
void loadConversions() {
    for (const char *name : characterSets) (void)iconv_open("UTF-8", name);
}
}  // namespace

bool library::prepare() {
    // Its messages quote values of the file.
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    if (!dcmDataDict.isDictionaryLoaded()) return false;
    // Archives that did not know an attribute keep it as UN; its representation is that of the dictionary.
    dcmEnableUnknownVRConversion.set(OFTrue);
    DcmRLEDecoderRegistration::registerCodecs();
    // The colors stay those of the stream: nothing here looks at colors.
    DJDecoderRegistration::registerCodecs(EDC_never, EUC_never, EPC_colorByPixel);
    DJLSDecoderRegistration::registerCodecs(EJLSUC_never, EJLSPC_colorByPixel);
    loadConversions();
    return true;
}
