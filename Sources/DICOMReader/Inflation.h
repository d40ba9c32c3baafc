#pragma once

#include <cstdint>
#include <vector>

#include "Bytes.h"

/// Inflates a deflated data set (PS3.5, annex A.5), up to a bound.
std::vector<uint8_t> inflated(const Bytes &compressed);
