import CanonicalEncoding
import Logging
import Rounds

extension RoundManifest {
    /// What a log line says of a round: names, numbers and digests only.
    var metadata: Logger.Metadata {
        [
            "study": "\(identifier.study.hex.prefix(12))", "round": "\(identifier.round)",
            "attempt": "\(identifier.attempt)", "step": "\(step)", "sites": "\(roster.count)",
        ]
    }
}
