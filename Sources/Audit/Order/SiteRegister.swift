import CanonicalEncoding
import Identity

/// The sites of a log, with the keys they sign with.
struct SiteRegister {
    private struct Site {
        var certificate: SHA256Digest
        var key: VerificationKey?
        var isRevoked = false
    }

    private var sites: [String: Site] = [:]

    /// The key of a site; `nil` if it is not admitted or has been revoked.
    func key(of site: String) -> VerificationKey? {
        sites[site].flatMap { $0.isRevoked ? nil : $0.key }
    }

    mutating func admit(_ name: String, certificate: SHA256Digest, key bytes: [UInt8]) -> [String] {
        var problems: [String] = []
        let key = VerificationKey(bytes: bytes)
        if !SiteName.isValid(name) { problems.append("\"\(name.prefix(32))\" is not a site's name") }
        if key == nil { problems.append("the signing key is not an Ed25519 key") }
        if let former = sites[name], !former.isRevoked, former.key != key {
            problems.append("\(name) is admitted with another signing key, which has not been revoked")
        }
        sites[name] = Site(certificate: certificate, key: key)
        return problems
    }

    mutating func revoke(_ name: String, certificate: SHA256Digest) -> [String] {
        guard let site = sites[name], !site.isRevoked else { return ["\(name) is not admitted"] }
        sites[name]?.isRevoked = true
        return site.certificate == certificate ? [] : ["this is not the certificate that \(name) has"]
    }
}
