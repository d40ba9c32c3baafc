/// Why a request has no answer.
enum ReaderFailure: Error, Hashable {
    /// The process closed its end.
    case closed

    /// The time is over.
    case timedOut

    /// The process said something that is no answer.
    case damaged

    /// The answer is longer than it may be.
    case answerTooLong

    /// A system call failed in this process.
    case system(Int32)
}
