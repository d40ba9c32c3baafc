import CanonicalEncoding
import Foundation
public import Identity
import Study

/// Becoming a member of a consortium: a request goes out, a grant comes in.
///
/// The keys are made here and stay here.
public struct Enrolment: Sendable {
    private let folder: SiteFolder

    /// Works on a site's folder.
    public init(_ folder: SiteFolder) {
        self.folder = folder
    }

    /// Makes keys, policy and request; asked again for the same site, it returns the request that is there.
    ///
    /// The ledger says that the request leaves before the request exists.
    public func request(site: String, unixTime: Int) throws -> EnrolmentRequest {
        guard SiteName.isValid(site) else {
            throw SiteError(.badInput, "This is no site name.", remedy: "\(IdentityError.invalidSiteName(site)).")
        }
        try folder.create()
        if let existing = try existingRequest() {
            guard existing.site == site else {
                throw SiteError(
                    .refused,
                    "This folder belongs to the site \(existing.site) already.",
                    remedy: "Choose another with --folder; keys are never overwritten."
                )
            }
            return existing
        }
        return try makeRequest(site: site, unixTime: unixTime)
    }

    private func makeRequest(site: String, unixTime: Int) throws -> EnrolmentRequest {
        let made = try EnrolmentRequest.create(site: site)
        let bytes = made.request.json.canonicalBytes
        try DurableFile.write(Array(made.tlsKeyPEM.utf8), to: folder.transportKey)
        try DurableFile.write(Array(made.signingKey.pem.utf8), to: folder.signingKey)
        _ = try folder.loadPseudonyms()
        if try folder.read(folder.policy) == nil {
            try DurableFile.write(Array(SitePolicy.defaultText.utf8), to: folder.policy, permissions: 0o644)
        }
        try folder.save(SiteSettings(site: site))
        let entry = EgressEntry(
            time: unixTime,
            kind: .enrolmentRequest,
            place: nil,
            body: SHA256Digest(hashing: bytes),
            length: bytes.count,
            fields: ["site", "certificate_request", "signing_key", "signature"],
            purpose: "ask for admission to a consortium; the file request.json, which a person hands over"
        )
        try SiteStore(at: folder.database).transaction { try $0.record(entry) }
        try DurableFile.write(bytes, to: folder.request, permissions: 0o644)
        return made.request
    }

    private func existingRequest() throws -> EnrolmentRequest? {
        guard let bytes = try folder.read(folder.request) else { return nil }
        do {
            return try EnrolmentRequest(parsing: bytes)
        } catch {
            throw SiteError(.badInput, "request.json is damaged: \(error).", remedy: "Restore it from a backup.")
        }
    }

    /// Reads a grant and checks that it answers this folder's request; nothing is stored.
    public func checkGrant(_ bytes: [UInt8]) throws -> EnrolmentGrant {
        guard let request = try existingRequest() else {
            _ = try folder.require(folder.request, madeBy: "request --site NAME")
            throw SiteError.notAdmitted
        }
        let grant: EnrolmentGrant
        do {
            grant = try EnrolmentGrant(parsing: bytes)
        } catch {
            throw SiteError(
                .badInput,
                "The grant cannot be used: \(error).",
                remedy: "Ask the coordinator for it again."
            )
        }
        guard grant.answers(request) else {
            throw SiteError(
                .refused,
                "The grant is for another site or for other keys than this folder's.",
                remedy: "Name the right folder with --folder, or send this folder's request.json to the coordinator."
            )
        }
        return grant
    }

    /// Stores a grant whose root fingerprint a person has compared; `fingerprint` is what the person was told.
    public func accept(_ grant: EnrolmentGrant, fingerprint: String) throws {
        guard try grant.rootFingerprint.isSpelled(by: fingerprint) else {
            throw SiteError(
                .refused,
                "The root fingerprint is not the one that was given. Nothing was stored.",
                remedy: "Ask the consortium's people by telephone; do not copy the fingerprint from the grant itself."
            )
        }
        var settings = try folder.loadSettings()
        settings.membership = SiteSettings.Membership(
            consortium: grant.consortium,
            coordinator: grant.coordinatorURL,
            coordinatorKey: grant.coordinatorKey.bytes,
            logKey: grant.logVerifierKey
        )
        try DurableFile.write(Array(grant.rootCertificatePEM.utf8), to: folder.rootCertificate, permissions: 0o644)
        try DurableFile.write(Array(grant.certificatePEM.utf8), to: folder.certificate, permissions: 0o644)
        try folder.save(settings)
    }
}
