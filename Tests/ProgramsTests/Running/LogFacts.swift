import Foundation

/// What a copy of a round log says, as `auditor show` prints it.
struct LogFacts: Sendable {
    /// The digests of the bodies that were accepted, by site.
    private(set) var contributions: [String: [String]] = [:]

    /// The digests of the sums, round after round.
    private(set) var sums: [String] = []

    /// The digest of the result.
    private(set) var result = ""

    /// How many attempts at a round missed their deadline.
    private(set) var abandonedAttempts = 0

    /// The kinds of all entries.
    private(set) var kinds: [String] = []

    /// Reads a log with the real auditor.
    init(of log: String, key: String, in folder: TemporaryFolder) async throws {
        let arguments = ["show", log, "--key", key, "--format", "json"]
        for shown in try JSONText.objects(await BuiltProgram.auditor.succeed(arguments, in: folder)) {
            guard let entry = shown["entry"] as? [String: Any] else { continue }
            try add(entry)
        }
    }

    private mutating func add(_ entry: [String: Any]) throws {
        let kind = try JSONText.string("entry", of: entry)
        kinds.append(kind)
        switch kind {
        case "contribution-accepted":
            guard let envelope = entry["envelope"] as? [String: Any] else { break }
            try contributions[JSONText.string("site", of: envelope), default: []].append(
                JSONText.string("body", of: envelope)
            )
        case "round-closed": sums.append(try JSONText.string("sum", of: entry))
        case "analysis-finished": result = try JSONText.string("result", of: entry)
        case "round-abandoned": abandonedAttempts += 1
        default: break
        }
    }
}
