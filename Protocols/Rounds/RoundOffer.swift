public import CanonicalEncoding

/// The coordinator's answer to a site that asks for work in a study.
public enum RoundOffer: Hashable, Sendable, JSONRepresentable {
    /// A round is open and waits for this site.
    case round(RoundManifest)

    /// Nothing to do yet: the reason in plain words, and how many rounds are closed.
    case waiting(reason: String, closedRounds: Int)

    /// The analysis is complete: the digests of its result and of the last sum, from which a site repeats the result,
    /// and how many rounds it took.
    case finished(result: SHA256Digest, lastSum: SHA256Digest, rounds: Int)

    /// The analysis will not go on; the reason in plain words.
    case stopped(reason: String)

    /// The offer as canonical JSON.
    public var json: JSONValue {
        switch self {
        case .round(let manifest):
            .object(["offer": .string("round"), "manifest": manifest.json])
        case .waiting(let reason, let closed):
            .object(["offer": .string("waiting"), "reason": .string(reason), "closed_rounds": .int(closed)])
        case .finished(let result, let lastSum, let rounds):
            .object([
                "offer": .string("finished"), "result": .string(result.hex), "last_sum": .string(lastSum.hex),
                "rounds": .int(rounds),
            ])
        case .stopped(let reason):
            .object(["offer": .string("stopped"), "reason": .string(reason)])
        }
    }

    /// Reads an offer; an unknown kind is refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        switch try fields.string("offer") {
        case "round": self = .round(try RoundManifest(json: fields.value("manifest")))
        case "waiting":
            self = .waiting(reason: try fields.string("reason"), closedRounds: try fields.int("closed_rounds"))
        case "finished":
            self = .finished(
                result: try fields.digest("result"),
                lastSum: try fields.digest("last_sum"),
                rounds: try fields.int("rounds")
            )
        case "stopped": self = .stopped(reason: try fields.string("reason"))
        case let other: throw JSONError(path: "offer", reason: "\"\(other)\" is not known to this version")
        }
        try fields.finish()
    }
}
