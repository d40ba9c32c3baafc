#pragma once

#include <cstdint>
#include <vector>

/// What the agent asks: a file's bytes, and what of it to answer with.
struct Request {
    enum class Kind : uint8_t { header = 1, image = 2 };

    Kind kind;
    std::vector<uint8_t> file;
    /// False if there was no memory for the file, which has then been read and forgotten.
    bool hasRoom;

    /// Waits for the next one; false when the agent has closed its end.
    bool receive();
};
