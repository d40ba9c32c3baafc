#pragma once

#include <cstddef>
#include <cstdint>

/// What a file may ask for; beyond it the file is refused.
namespace limits {
constexpr size_t file = size_t(256) << 20;
constexpr size_t inflated = size_t(256) << 20;
constexpr size_t pixels = size_t(256) << 20;
/// Equal to what the agent reads of an answer: DataSet.depthLimit.
constexpr int depth = 24;
constexpr size_t elements = 2'000'000;
/// Binary values longer than this are left out: they are no use to the agent, and pixels are asked for by themselves.
constexpr size_t bulk = 64 << 10;
/// The longest piece of an answer; equal to what the agent takes: ReaderAnswer.chunkLimit.
constexpr size_t chunk = 1 << 20;
}  // namespace limits
