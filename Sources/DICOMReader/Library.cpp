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
    "ISO-8859-8", "ISO-8859-9", "ISO-8859-15", "TIS-620", "JIS_X0201", "GB18030", "GBK", "GB2312", "EUC-KR",
    "ISO-IR-149", "ISO-2022-JP", "ISO-2022-JP-1", "ISO-2022-JP-2", "ISO-2022-KR", "ISO-IR-58", "ISO-IR-87",
    "ISO-IR-159", "ISO-IR-166", "ISO_2022,locale=ja", "UTF-8",
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
    DcmRLEDecoderRegistration::registerCodecs();
    // The colors stay those of the stream: nothing here looks at colors.
    DJDecoderRegistration::registerCodecs(EDC_never, EUC_never, EPC_colorByPixel);
    DJLSDecoderRegistration::registerCodecs(EJLSUC_never, EJLSPC_colorByPixel);
    loadConversions();
    return true;
}
