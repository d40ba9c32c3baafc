public import CanonicalEncoding
import Foundation
public import Identity
import Logging
public import Rounds
public import Study
import TransparencyLog

// What sites ask for outside rounds.
extension Coordinator {
    /// The site that a certificate speaks for.
    ///
    /// The TLS layer has checked that the consortium's root issued it and that it is valid today. Revocation counts from
    /// the next ``tick()`` on.
    public func admit(_ peer: PeerCertificate) throws -> String {
        guard let site = try admittedSite(peer.site) else {
            throw Refusal(.unknownSite, "no site named \(peer.site) is admitted to this consortium")
        }
        guard site.revoked == nil else {
            throw Refusal(.revokedCertificate, "the certificate of \(peer.site) has been revoked")
        }
        guard site.certificate == peer.fingerprint else {
            throw Refusal(
                .revokedCertificate,
                "this certificate of \(peer.site) has been replaced by a newer one; import the newest grant"
            )
        }
        return peer.site
    }

    /// The published studies.
    public func studies() throws -> [StudyOffer] {
        try store.read { try $0.studies() }.map {
            StudyOffer(
                study: $0.digest,
                name: $0.signed.document.name,
                version: $0.signed.document.version,
                status: $0.status.rawValue
            )
        }
    }

    /// A published study with the sponsor's signature.
    public func signedStudy(_ digest: SHA256Digest) throws -> SignedStudy {
        try storedStudy(digest).signed
    }

    private func storedStudy(_ digest: SHA256Digest) throws -> StoredStudy {
        guard let study = try store.read({ try $0.study(digest) }) else {
            throw Refusal(.unknownStudy, "no study has the digest \(digest.hex.prefix(12))…")
        }
        return study
    }

    /// Takes a site's approval of a study and logs it; durable before this returns.
    ///
    /// Sending one again is harmless. Until the analysis begins, a site may approve anew, say after an update of its
    /// program, and the last approval counts; from then on the first stands.
    public func receive(_ approval: SiteApproval, from site: String) throws {
        guard approval.site == site else {
            throw Refusal(.otherSite, "the approval speaks for \(approval.site), the certificate for \(site)")
        }
        guard try isSigned(by: site, approval.isValid) else {
            throw Refusal(.badSignature, "the approval is not signed with the key that \(site) was admitted with")
        }
        let study = try storedStudy(approval.study)
        let unixTime = unixTime()
        try store.transaction { transaction in
            let known = try transaction.approvals(of: study.digest).first { $0.site == site }
            guard known != approval else { return }
            guard study.status == .collectingApprovals else {
                if known != nil { return }
                throw Refusal(.roundNotOpen, "the analysis has begun without \(site); its roster is fixed")
            }
            try transaction.insert(approval)
            let event = LogEvent.studyApproved(study: study.digest, site: site, approval: approval.json)
            try transaction.append([event], time: unixTime)
        }
        logger.info("study approved", metadata: ["site": "\(site)", "study": "\(study.digest.hex.prefix(12))"])
    }

    /// A published body: a sum, a study, a result.
    ///
    /// Single contributions are not given to sites; while aggregation is plain, the log's files have them for auditors.
    public func body(_ digest: SHA256Digest) throws -> [UInt8] {
        guard let body = try store.read({ try $0.bodyForSites(digest) }) else {
            throw Refusal(.unknownBody, "no body has the digest \(digest.hex.prefix(12))…")
        }
        return body
    }

    /// A file of the round log: `checkpoint`, `key` or a tile.
    public func logFile(_ path: String) throws -> [UInt8] {
        guard path == TileLayout.checkpointPath || path == "key" || Tile(path: path) != nil,
            let bytes = try projection.file(path)
        else { throw Refusal(.unknownBody, "the log has no such file") }
        return bytes
    }

    // MARK: Keys

    private func isSigned(by site: String, _ check: (VerificationKey) -> Bool) throws -> Bool {
        guard let admitted = try admittedSite(site), let key = VerificationKey(bytes: admitted.signingKey) else {
            return false
        }
        return check(key)
    }

    /// Checks that an envelope speaks for the site that sends it, and that the site signed it.
    func check(_ envelope: ContributionEnvelope, from site: String) throws {
        guard envelope.site == site else {
            throw Refusal(.otherSite, "the envelope speaks for another site than the certificate of \(site)")
        }
        guard try isSigned(by: site, envelope.isSigned) else {
            throw Refusal(.badSignature, "the envelope is not signed with the key that \(site) was admitted with")
        }
    }
}
