public import CanonicalEncoding

/// What the program knows about its site and its consortium: the content of `site.json`.
public struct SiteSettings: Sendable, Hashable, JSONRepresentable {
    /// The version of the file.
    static let version = 1

    /// The site's name in the consortium.
    public let site: String

    /// The consortium, once it has admitted the site.
    public var membership: Membership?

    /// The address of a proxy such as `http://proxy.hospital.example:3128`; `nil` to go straight.
    public var proxy: String?

    /// What the grant of admission said.
    public struct Membership: Sendable, Hashable {
        /// The consortium's name.
        public let consortium: String

        /// The coordinator's address, `https://…`.
        public let coordinator: String

        /// The Ed25519 key that signs the coordinator's receipts and studies.
        public let coordinatorKey: [UInt8]

        /// The verifier key of the round log.
        public let logKey: String

        /// Creates a membership.
        public init(consortium: String, coordinator: String, coordinatorKey: [UInt8], logKey: String) {
            self.consortium = consortium
            self.coordinator = coordinator
            self.coordinatorKey = coordinatorKey
            self.logKey = logKey
        }
    }

    /// Settings of a site that is not admitted yet.
    public init(site: String, membership: Membership? = nil, proxy: String? = nil) {
        self.site = site
        self.membership = membership
        self.proxy = proxy
    }

    /// The settings as canonical JSON.
    public var json: JSONValue {
        var fields: [String: JSONValue] = ["version": .integer(Int64(Self.version)), "site": .string(site)]
        fields["proxy"] = proxy.map { .string($0) }
        fields["membership"] = membership?.json
        return .object(fields)
    }

    /// Reads settings; unknown fields and versions are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json)
        _ = try fields.int("version", in: Self.version...Self.version)
        site = try fields.string("site")
        switch fields.optional("proxy") {
        case nil: proxy = nil
        case .string(let address): proxy = address
        default: throw JSONError(path: "proxy", reason: "must be an address in a string")
        }
        membership = try fields.optional("membership").map { value throws(JSONError) in try Membership(json: value) }
        try fields.finish()
    }
}

extension SiteSettings.Membership {
    var json: JSONValue {
        .object([
            "consortium": .string(consortium), "coordinator": .string(coordinator),
            "coordinator_key": .string(Base64.encode(coordinatorKey)), "log_key": .string(logKey),
        ])
    }

    init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "membership")
        consortium = try fields.string("consortium")
        coordinator = try fields.string("coordinator")
        coordinatorKey = try fields.bytes("coordinator_key")
        logKey = try fields.string("log_key")
        try fields.finish()
    }
}

extension SiteFolder {
    /// Reads `site.json`.
    public func loadSettings() throws -> SiteSettings {
        let bytes = try require(settings, madeBy: "request --site NAME")
        do throws(JSONError) {
            return try SiteSettings(json: JSONValue(parsing: bytes))
        } catch {
            throw SiteError(.badInput, "site.json is not as expected: \(error).", remedy: "Correct it, or restore it.")
        }
    }

    /// Writes `site.json` durably.
    public func save(_ settings: SiteSettings) throws {
        try DurableFile.write(settings.json.canonicalBytes + [0x0A], to: self.settings)
    }
}
