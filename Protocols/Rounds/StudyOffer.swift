public import CanonicalEncoding

/// A study that the coordinator has published, as a site's list shows it.
public struct StudyOffer: Hashable, Sendable, JSONRepresentable {
    /// The SHA-256 of the study's canonical JSON.
    public let study: SHA256Digest

    /// The study's own name.
    public let name: String

    /// Its version.
    public let version: Int

    /// Where its analysis stands: `collecting-approvals`, `running`, `finished` or `stopped`.
    public let status: String

    /// Creates an offer.
    public init(study: SHA256Digest, name: String, version: Int, status: String) {
        self.study = study
        self.name = name
        self.version = version
        self.status = status
    }

    /// The offer as canonical JSON.
    public var json: JSONValue {
        .object([
            "study": .string(study.hex), "name": .string(name), "study_version": .int(version),
            "status": .string(status),
        ])
    }

    /// Reads an offer; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        study = try fields.digest("study")
        name = try fields.string("name")
        version = try fields.positive("study_version")
        status = try fields.string("status")
        try fields.finish()
    }
}
