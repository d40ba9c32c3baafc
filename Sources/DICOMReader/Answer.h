#pragma once

#include <string>
#include <vector>

#include "Bytes.h"
#include "Refusal.h"

/// What is said to the agent; see README.md for the bytes.
///
/// A data set goes out in pieces as it is encoded. A refusal before the first piece is an answer of its own; later, it
/// is the last byte of the answer.
class Answer {
public:
    /// Said once, before the first request: 0 if all is ready.
    static void greet(uint8_t state);

    void setTransferSyntax(const std::string &uid) { uid_ = uid; }
    void append(const uint8_t *bytes, size_t count);
    void finish();
    void refuse(Refusal reason);

private:
    void begin(Refusal status);
    void flush();
    void end(Refusal status);

    std::string uid_;
    std::vector<uint8_t> pending_;
    bool hasBegun_ = false;
};
