import CanonicalEncoding
public import Identity
import Rounds
import TransparencyLog

extension Consortium {
    /// Admits a site: issues its certificate, logs the admission, and gives the grant to send back.
    ///
    /// Approving the same keys again issues a new certificate and replaces the old one. Another pair of keys under a name
    /// that is taken is refused unless the former has been revoked.
    public func approve(_ request: EnrolmentRequest) throws -> EnrolmentGrant {
        let former = try store.read { try $0.site(named: request.site) }
        if let former, former.revoked == nil, former.signingKey != request.signingKey.bytes {
            throw CoordinatorError.badRequest(
                "the site \(request.site) is admitted already with other keys; "
                    + "revoke it first (coordinator revoke \(request.site)) if its keys were lost"
            )
        }
        let authority = try authority()
        let certificate = try authority.issueSiteCertificate(for: request, validFrom: time() - 60)
        let grant = try EnrolmentGrant(
            certificatePEM: certificate,
            coordinatorURL: settings.url,
            logVerifierKey: logVerifier.text,
            authority: authority,
            signedBy: signingKey
        )
        let admitted = AdmittedSite(
            name: request.site,
            certificate: try PeerCertificate(pem: certificate).fingerprint,
            signingKey: request.signingKey.bytes,
            revoked: nil
        )
        try store.transaction { transaction in
            try transaction.insert(admitted)
            let event = LogEvent.siteAdmitted(
                site: admitted.name,
                certificate: admitted.certificate,
                signingKey: admitted.signingKey
            )
            try transaction.append([event], time: time())
        }
        try projection.project(store)
        return grant
    }

    /// Takes a site's admission back: its certificate no longer opens anything.
    public func revoke(site name: String, reason: String) throws {
        try store.transaction { transaction in
            guard let site = try transaction.site(named: name) else { throw CoordinatorError.unknownSite(name) }
            guard site.revoked == nil else { return }
            try transaction.revoke(site: name, reason: reason)
            let event = LogEvent.siteRevoked(site: name, certificate: site.certificate, reason: reason)
            try transaction.append([event], time: time())
        }
        try projection.project(store)
    }
}
