import CanonicalEncoding
import CoordinatorCore
import Identity
import Rounds
import Study

/// What sites ask of a coordinator, whoever carries the question.
///
/// The server calls it, `Coordinator` answers, and tests have a double. Expected refusals are thrown as `Refusal`.
protocol SiteRequests: Sendable {
    func admit(_ peer: PeerCertificate) async throws -> String
    func studies() async throws -> [StudyOffer]
    func signedStudy(_ digest: SHA256Digest) async throws -> SignedStudy
    func receive(_ approval: SiteApproval, from site: String) async throws
    func offer(study: SHA256Digest, to site: String, wait: Int) async throws -> RoundOffer
    func body(_ digest: SHA256Digest) async throws -> [UInt8]
    func receive(
        _ envelope: ContributionEnvelope,
        body: [UInt8],
        from site: String
    ) async throws -> ContributionReceipt
    func logFile(_ path: String) async throws -> [UInt8]
}

extension Coordinator: SiteRequests {}
