#pragma once

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcxfer.h>

#include <string>

/// How the elements of a data set stand in the file.
struct Encoding {
    bool isExplicit;
    bool isBigEndian;
};

/// A transfer syntax that is read (PS3.5, section 10).
struct TransferSyntax {
    enum class Pixels { native, dcmtk, jpeg2000 };

    const char *uid;
    E_TransferSyntax dcmtk;
    Encoding encoding;
    Pixels pixels;
    bool isDeflated;

    /// The one with a UID; null if it is not read.
    static const TransferSyntax *find(const std::string &uid);
};
