#pragma once

/// DCMTK, made ready once: afterwards it opens no file.
namespace library {
/// False if the data dictionary is absent: without it implicit representations cannot be told.
bool prepare();
}  // namespace library
