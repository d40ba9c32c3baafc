import Foundation
public import Identity

/// Who this site is to its coordinator, and who the coordinator is to it.
public struct SiteIdentity: Sendable {
    /// The site's name.
    public let site: String

    /// The key that signs the site's approvals and contributions.
    public let signingKey: SigningKey

    /// The key that signs the coordinator's receipts and studies.
    public let coordinatorKey: VerificationKey

    /// Puts an identity together.
    public init(site: String, signingKey: SigningKey, coordinatorKey: VerificationKey) {
        self.site = site
        self.signingKey = signingKey
        self.coordinatorKey = coordinatorKey
    }
}

extension SiteFolder {
    /// Reads the keys and settings of a site that has been admitted.
    public func loadIdentity() throws -> SiteIdentity {
        let settings = try loadSettings()
        guard let membership = settings.membership else { throw SiteError.notAdmitted }
        guard let coordinatorKey = VerificationKey(bytes: membership.coordinatorKey) else {
            throw SiteError(
                .badInput,
                "site.json holds no usable key of the coordinator.",
                remedy: "Run `site-agent import grant.json` again."
            )
        }
        return SiteIdentity(site: settings.site, signingKey: try loadSigningKey(), coordinatorKey: coordinatorKey)
    }

    func loadSigningKey() throws -> SigningKey {
        let pem = try require(signingKey, madeBy: "request --site NAME")
        do {
            return try SigningKey(pem: String(decoding: pem, as: UTF8.self))
        } catch {
            throw SiteError(.fault, "keys/site-signing.pem is damaged.", remedy: "Restore the folder from a backup.")
        }
    }
}

extension SiteError {
    static let notAdmitted = SiteError(
        .refused,
        "This site has not been admitted to a consortium yet.",
        remedy: "Send request.json to the coordinator, then run `site-agent import grant.json`."
    )
}
