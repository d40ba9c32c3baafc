import Foundation

/// What a site's egress ledger says of its contributions, as `site-agent ledger show` prints it.
struct LedgerFacts: Sendable {
    /// The digests of the contributions, round after round.
    private(set) var digests: [String] = []

    /// The rounds they belong to.
    private(set) var rounds: [Int] = []

    /// How many have no receipt.
    private(set) var withoutReceipt = 0

    /// How many were sent more than once.
    private(set) var sentAgain = 0

    /// Reads the ledger that the agent printed as JSON.
    init(printed: String) throws {
        let ledger = try JSONText.object(printed)
        guard let entries = ledger["entries"] as? [[String: Any]] else {
            throw JSONText.Unexpected(description: "the ledger has no entries")
        }
        for entry in entries where entry["kind"] as? String == "contribution" {
            digests.append(try JSONText.string("sha256", of: entry))
            rounds.append(try JSONText.integer("round", of: entry))
            if !(entry["receipt"] is [String: Any]) { withoutReceipt += 1 }
            if try JSONText.integer("sends", of: entry) > 1 { sentAgain += 1 }
        }
    }
}
