public import CanonicalEncoding

/// The coordinator's opening of a round: what is asked, of whom, and within which limits.
///
/// The manifest is an entry of the round log before any site sees it. It carries no numbers of the analysis: a site
/// computes the state itself from the sums that came before and compares `state`.
public struct RoundManifest: Hashable, Sendable, JSONRepresentable {
    /// A tensor that each site sends.
    public struct Tensor: Hashable, Sendable {
        /// The tensor's name in the body.
        public let name: String

        /// Its dimensions, outermost first.
        public let shape: [Int]

        /// The largest magnitude a word may have.
        public let limit: Int64

        /// Creates the description of a tensor.
        public init(name: String, shape: [Int], limit: Int64) {
            self.name = name
            self.shape = shape
            self.limit = limit
        }
    }

    /// Which round this is.
    public let identifier: RoundIdentifier

    /// The name of the analysis step.
    public let step: String

    /// The digest of the analysis state that the round starts from.
    public let state: SHA256Digest

    /// The digest of the sum that led to `state`; `nil` in the first round.
    public let previousSum: SHA256Digest?

    /// How the aggregate is formed.
    public let aggregation: Aggregation

    /// The sites that are asked, in alphabetical order.
    public let roster: [String]

    /// How many sites must answer for the round to count.
    public let quorum: Int

    /// How long the coordinator waits for the last of them.
    public let deadlineSeconds: Int

    /// What each site sends.
    public let tensors: [Tensor]

    /// Creates a manifest.
    public init(
        identifier: RoundIdentifier,
        step: String,
        state: SHA256Digest,
        previousSum: SHA256Digest?,
        aggregation: Aggregation,
        roster: [String],
        quorum: Int,
        deadlineSeconds: Int,
        tensors: [Tensor]
    ) {
        self.identifier = identifier
        self.step = step
        self.state = state
        self.previousSum = previousSum
        self.aggregation = aggregation
        self.roster = roster
        self.quorum = quorum
        self.deadlineSeconds = deadlineSeconds
        self.tensors = tensors
    }

    /// The digest that a contribution is bound to.
    public var digest: SHA256Digest { SHA256Digest(hashing: json.canonicalBytes) }

    /// The most bytes a body of this round can have: its words, and a generous header.
    public var maximumBodyBytes: Int {
        tensors.reduce(4096) { $0 + 8 * $1.shape.reduce(1, *) + 512 }
    }

    /// The manifest as canonical JSON.
    public var json: JSONValue {
        var fields = identifier.fields
        fields["step"] = .string(step)
        fields["state"] = .string(state.hex)
        fields["previous_sum"] = previousSum.map { .string($0.hex) } ?? .null
        fields["aggregation"] = .string(aggregation.rawValue)
        fields["roster"] = .strings(roster)
        fields["quorum"] = .int(quorum)
        fields["deadline_seconds"] = .int(deadlineSeconds)
        fields["tensors"] = .array(tensors.map(\.json))
        return .object(fields)
    }

    /// Reads a manifest; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        identifier = try RoundIdentifier(from: &fields)
        step = try fields.string("step")
        state = try fields.digest("state")
        switch try fields.value("previous_sum") {
        case .null: previousSum = nil
        case .string(let hex):
            guard let digest = SHA256Digest(hex: hex) else {
                throw JSONError(path: "previous_sum", reason: "is not a SHA-256 digest")
            }
            previousSum = digest
        default: throw JSONError(path: "previous_sum", reason: "must be a digest or null")
        }
        guard let aggregation = Aggregation(rawValue: try fields.string("aggregation")) else {
            throw JSONError(path: "aggregation", reason: "must be secure or plain")
        }
        self.aggregation = aggregation
        roster = try fields.strings("roster")
        quorum = try fields.positive("quorum")
        deadlineSeconds = try fields.positive("deadline_seconds")
        tensors = try fields.array("tensors").map { element throws(JSONError) in try Tensor(json: element) }
        try fields.finish()
        guard roster == Set(roster).sorted(), !roster.isEmpty else {
            throw JSONError(path: "roster", reason: "must name each site once, in alphabetical order")
        }
    }
}

extension RoundManifest.Tensor {
    var json: JSONValue {
        .object([
            "name": .string(name), "shape": .array(shape.map { .int($0) }), "limit": .string(String(limit)),
        ])
    }

    /// The limit is a decimal string: it may exceed the 2^53 that every JSON reader keeps exact.
    init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        name = try fields.string("name")
        var dimensions: [Int] = []
        var words = 1
        for element in try fields.array("shape") {
            guard case .integer(let dimension) = element, dimension >= 0, dimension <= 1 << 24 else {
                throw JSONError(path: "shape", reason: "must hold whole numbers from 0 to 16777216")
            }
            words *= Int(dimension)
            guard words <= 1 << 24 else { throw JSONError(path: "shape", reason: "has more than 16777216 words") }
            dimensions.append(Int(dimension))
        }
        shape = dimensions
        let text = try fields.string("limit")
        guard let limit = Int64(text), limit >= 0, String(limit) == text else {
            throw JSONError(path: "limit", reason: "must be a whole number written as a string")
        }
        self.limit = limit
        try fields.finish()
    }
}
