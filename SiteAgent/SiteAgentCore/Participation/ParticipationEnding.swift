public import CanonicalEncoding

/// How a site's part in an analysis ended.
public enum ParticipationEnding: Sendable, Hashable {
    /// The analysis is complete.
    case finished(result: SHA256Digest, rounds: Int)

    /// The coordinator ended it; its reason.
    case stopped(reason: String)

    /// This site refuses to go on.
    case refused(ParticipationRefusal)
}
