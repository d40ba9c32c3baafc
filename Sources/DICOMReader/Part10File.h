#pragma once

#include <string>

#include "Bytes.h"

/// A file with preamble, magic and file meta information (PS3.10, section 7.1).
struct Part10File {
    /// As the file tells it, if it looks like a UID; else empty.
    std::string transferSyntax;
    /// Where the data set begins.
    size_t dataSet;

    static Part10File of(const Bytes &file);
};
