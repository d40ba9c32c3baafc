#pragma once

#include <cstddef>

/// What the process gives up before it looks at the first file, so that a file that takes it over has gained nothing:
/// no file, no socket, no other process, and no more memory than is allowed.
namespace confinement {
/// Closes what was inherited beside standard input, output and error. False if that fails.
bool dropDescriptors();

/// False if something could not be given up.
bool enter(size_t memoryBytes);
}  // namespace confinement
