#pragma once

/// The system calls that are left: reading, writing, memory, signals, the end.
namespace systemCallFilter {
/// False if the kernel does not take the filter. On machines other than x86-64 and arm64 there is none.
bool install();
}  // namespace systemCallFilter
