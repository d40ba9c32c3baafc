import CanonicalEncoding
import X509

/// The two URIs by which a request or certificate names its site and the site's signing key:
/// `intramural:site:NAME` and `intramural:signing-key:BASE64`.
///
/// In the request they are under the TLS key's signature, so that each of the two keys vouches for the other.
struct SiteNames: Hashable {
    static let sitePrefix = "intramural:site:"
    static let keyPrefix = "intramural:signing-key:"

    let site: String
    let signingKey: VerificationKey

    init(site: String, signingKey: VerificationKey) {
        self.site = site
        self.signingKey = signingKey
    }

    /// Reads the names; there must be exactly these two, both well-formed.
    init?(_ names: SubjectAlternativeNames) {
        let sites = names.uris(after: Self.sitePrefix)
        let keys = names.uris(after: Self.keyPrefix)
        guard names.count == 2, sites.count == 1, keys.count == 1, let site = sites.first, SiteName.isValid(site),
            let key = keys.first.flatMap(Base64.decode).flatMap(VerificationKey.init)
        else { return nil }
        self.init(site: site, signingKey: key)
    }

    var generalNames: [GeneralName] {
        [
            .uniformResourceIdentifier(Self.sitePrefix + site),
            .uniformResourceIdentifier(Self.keyPrefix + Base64.encode(signingKey.bytes)),
        ]
    }
}
