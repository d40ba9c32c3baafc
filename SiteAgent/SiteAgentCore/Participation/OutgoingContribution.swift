import CanonicalEncoding
import Rounds

/// A contribution that has been computed and is not yet written to the ledger.
struct OutgoingContribution: Sendable, Hashable {
    let manifest: RoundManifest

    /// The bytes to send.
    let body: [UInt8]

    /// What the round is for, in plain words.
    let purpose: String

    /// The sum that the site has just checked and not stored yet.
    let newSum: PublishedSum?

    /// Whether the roster differs from the one that is stored.
    let isNewRoster: Bool

    /// The sites of the first round.
    let sites: [String]

    var tensorNames: [String] { manifest.tensors.map(\.name) }
}
