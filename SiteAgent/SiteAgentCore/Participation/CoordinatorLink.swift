public import CanonicalEncoding
public import Rounds

/// A site's way to its coordinator: HTTPS in the hospital, a value in tests.
///
/// Functions throw ``LinkError``, or `CancellationError`. What may succeed a little later is tried again underneath.
public protocol CoordinatorLink: Sendable {
    /// The studies that are published.
    func studies() async throws -> [StudyOffer]

    /// A signed study by its digest.
    func signedStudy(_ study: SHA256Digest) async throws -> JSONValue

    /// Brings an approval.
    func submit(approval: JSONValue, study: SHA256Digest) async throws

    /// What to do next in a study; held up to `wait` seconds until there is something.
    func nextRound(study: SHA256Digest, wait: Int) async throws -> RoundOffer

    /// A published body by its digest.
    func body(_ digest: SHA256Digest, maximumBytes: Int) async throws -> [UInt8]

    /// Brings a contribution.
    func submit(_ envelope: ContributionEnvelope, body: [UInt8]) async throws -> ContributionReceipt
}

/// Why the coordinator did not do what was asked.
public enum LinkError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It said no.
    case refused(Refusal)

    /// It could not be reached in the time that was allowed.
    case unreachable(String)

    /// It is not who it should be, or speaks otherwise than it should.
    case unacceptable(String)

    /// The reason in plain words.
    public var description: String {
        switch self {
        case .refused(let refusal): refusal.description
        case .unreachable(let reason), .unacceptable(let reason): reason
        }
    }
}
