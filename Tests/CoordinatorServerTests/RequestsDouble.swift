import CanonicalEncoding
import Foundation
import Identity
import Rounds
import Study

@testable import CoordinatorServer

/// Stands in for the coordinator: answers what it is told to, and remembers what arrived.
actor RequestsDouble: SiteRequests {
    let document: StudyDocument
    let study: SHA256Digest
    let sponsor = SigningKey()
    let key = SigningKey()
    private(set) var approvals: [SiteApproval] = []
    private(set) var inputs: [(site: String, body: [UInt8])] = []
    private(set) var waiting = 0
    private var admitted: [String: SHA256Digest] = [:]
    private var revoked: Set<String> = []
    private var bodies: [SHA256Digest: [UInt8]] = [:]
    private var signingKeys: [String: VerificationKey] = [:]
    private var offers: [CheckedContinuation<RoundOffer, Never>] = []
    private var watchers: [CheckedContinuation<Void, Never>] = []
    private var failure: (any Error)?

    init() throws {
        document = try StudyDocument(yaml: StudyTemplate.phantom.text)
        study = document.digest
    }

    func admit(site: String, certificatePEM: String) throws {
        let peer = try PeerCertificate(pem: certificatePEM)
        admitted[site] = peer.fingerprint
        signingKeys[site] = peer.signingKey
    }

    func revoke(_ site: String) { revoked.insert(site) }
    func fail(with error: (any Error)?) { failure = error }

    func publish(_ body: [UInt8]) -> SHA256Digest {
        let digest = SHA256Digest(hashing: body)
        bodies[digest] = body
        return digest
    }

    /// Returns when a long-poll is held.
    func untilHeld() async {
        guard waiting == 0 else { return }
        await withCheckedContinuation { watchers.append($0) }
    }

    /// Answers all long-polls that are held.
    func answerWaiting(_ offer: RoundOffer) {
        for continuation in offers { continuation.resume(returning: offer) }
        offers = []
    }

    // MARK: SiteRequests

    func admit(_ peer: PeerCertificate) throws -> String {
        if let failure { throw failure }
        guard admitted[peer.site] == peer.fingerprint else { throw Refusal(.unknownSite, "not admitted") }
        guard !revoked.contains(peer.site) else { throw Refusal(.revokedCertificate, "revoked") }
        return peer.site
    }

    func studies() -> [StudyOffer] {
        [StudyOffer(study: document.digest, name: document.name, version: 1, status: "running")]
    }

    func signedStudy(_ digest: SHA256Digest) throws -> SignedStudy {
        guard digest == document.digest else { throw Refusal(.unknownStudy, "no such study") }
        return try SignedStudy(document, signedBy: sponsor)
    }

    func receive(_ approval: SiteApproval, from site: String) throws {
        guard approval.site == site else { throw Refusal(.otherSite, "speaks for another site") }
        guard let key = signingKeys[site], approval.isValid(by: key) else { throw Refusal(.badSignature, "not signed") }
        approvals.append(approval)
    }

    func offer(study: SHA256Digest, to site: String, wait: Int) async throws -> RoundOffer {
        guard wait > 0 else { return .waiting(reason: "no round is open", closedRounds: 0) }
        waiting += 1
        for watcher in watchers { watcher.resume() }
        watchers = []
        defer { waiting -= 1 }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { offers.append($0) }
        } onCancel: {
            Task { await answerWaiting(.stopped(reason: "shutting down")) }
        }
    }

    func body(_ digest: SHA256Digest) throws -> [UInt8] {
        guard let body = bodies[digest] else { throw Refusal(.unknownBody, "no such body") }
        return body
    }

    func receive(
        _ envelope: ContributionEnvelope,
        body: [UInt8],
        from site: String
    ) throws -> ContributionReceipt {
        guard let key = signingKeys[site], envelope.isSigned(by: key) else {
            throw Refusal(.badSignature, "not signed")
        }
        guard SHA256Digest(hashing: body) == envelope.body else { throw Refusal(.malformedBody, "another body") }
        inputs.append((site, body))
        return try ContributionReceipt(
            identifier: envelope.identifier,
            site: site,
            body: envelope.body,
            signedBy: self.key
        )
    }

    func logFile(_ path: String) throws -> [UInt8] {
        guard path == "checkpoint" || path == "tile/0/x001/234.p/5" else { throw Refusal(.unknownBody, "no such file") }
        return Array("file \(path)".utf8)
    }
}
