#pragma once

#include "ElementHeader.h"

/// Where the parts of a data set stand, found by walking over its lengths before DCMTK sees it.
///
/// DCMTK goes deeper with every nested sequence and forgives lengths and representations that cannot be. After this
/// walk every length lies inside what holds it, representations exist, and the depth and the number of elements have
/// bounds.
struct Structure {
    /// The first element of the pixel data's group, or the end of the data set: what stands before it is the header.
    size_t headerEnd;

    bool hasPixels = false;
    /// The element (7FE0,0010) and what follows its header.
    ElementHeader pixels{};
    /// The end of its value; of its sequence delimiter, if the value is in fragments.
    size_t pixelsEnd = 0;

    /// Walks to the pixel data, and over it if `includingPixels`. What follows is not looked at.
    static Structure of(const Bytes &dataSet, Encoding encoding, bool includingPixels);
};
