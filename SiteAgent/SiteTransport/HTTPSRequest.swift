/// A request as this module sends it.
struct HTTPSRequest: Sendable {
    /// The path and query, beginning with `/v1/`.
    let path: String

    /// The body of a POST; `nil` makes a GET.
    var body: [UInt8]?

    /// Headers beside the usual ones, each `Name: value`.
    var headers: [String] = []

    /// The most bytes of answer that are read.
    var maximumAnswerBytes: Int

    /// For a long-poll: how many seconds the coordinator may hold it.
    var waitSeconds: Int?
}

/// An answer with its HTTP status.
struct HTTPSAnswer: Sendable, Equatable {
    let status: Int
    let body: [UInt8]
}
