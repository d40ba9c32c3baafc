public import CanonicalEncoding

/// One thing that an audit found, for people to read.
public struct Finding: Sendable, Hashable {
    /// How much a finding weighs.
    public enum Severity: String, Sendable {
        /// The log is not what its keys signed, or breaks its own rules: it is rejected.
        case error

        /// Worth knowing; the log stands.
        case warning
    }

    /// How much it weighs.
    public let severity: Severity

    /// The file or entry, such as `tile/0/000` or `entry 17 (round-closed)`.
    public let place: String

    /// What is wrong there, in plain words.
    public let what: String

    /// Creates a finding.
    public init(_ severity: Severity, at place: String, _ what: String) {
        self.severity = severity
        self.place = place
        self.what = what
    }

    /// The finding as canonical JSON.
    public var json: JSONValue {
        .object(["severity": .string(severity.rawValue), "place": .string(place), "what": .string(what)])
    }
}

extension Sequence<Finding> {
    /// Whether nothing found is an error.
    public var areAcceptable: Bool { allSatisfy { $0.severity != .error } }
}
