public import CanonicalEncoding
import Foundation
import Identity
public import Rounds
public import Study

extension SiteAgent {
    /// The studies that the coordinator has published.
    public func publishedStudies() async throws -> [StudyOffer] {
        try await link.studies()
    }

    /// A study by its digest, from this folder or else from the coordinator; checked and kept either way.
    public func study(_ digest: SHA256Digest) async throws -> StudyDocument {
        if let stored = try store.read({ try $0.study(digest) }) { return stored.signed.document }
        let signed: SignedStudy
        do {
            signed = try SignedStudy(json: try await link.signedStudy(digest))
        } catch let error as JSONError {
            throw SiteError(
                .refused,
                "The coordinator sent a study that this version does not understand: \(error).",
                remedy: "Both sides may need the same version of the program."
            )
        }
        guard signed.document.digest == digest, signed.sponsorKey == identity.coordinatorKey.bytes, signed.isValid
        else {
            throw SiteError(
                .refused,
                "The coordinator sent a study that is not the one asked for, or not signed by the consortium.",
                remedy: "Do not approve it; ask the consortium's people."
            )
        }
        try store.transaction { try $0.save(signed, digest: digest) }
        return signed.document
    }

    /// Signs an officer's approval of a study under the policy as it is now, keeps it and sends it.
    ///
    /// Approving twice with one policy and program gives the same approval. Objections of the policy refuse it.
    public func approve(_ digest: SHA256Digest) async throws -> SiteApproval {
        let document = try await study(digest)
        let policy = try folder.loadPolicy()
        let objections = policy.objections(to: document)
        guard objections.isEmpty else { throw SiteError.policyObjects(objections) }
        let known = try store.read { try $0.study(digest) }?.approval
        if let known, known.policy == policy.digest, known.extractor == FeatureProgram.digest {
            try await sendApproval(of: digest)
            return known
        }
        let approval = try keepApproval(of: digest, policy: policy)
        try await bring(approval)
        return approval
    }

    private func keepApproval(of digest: SHA256Digest, policy: SitePolicy) throws -> SiteApproval {
        let approval = try SiteApproval(
            study: digest,
            site: identity.site,
            policy: policy.digest,
            extractor: FeatureProgram.digest,
            approvedAt: Int64(unixTime()),
            signedBy: identity.signingKey
        )
        try store.transaction { transaction in
            try transaction.save(approval)
            try transaction.record(EgressEntry(approval, time: unixTime()))
        }
        return approval
    }

    /// Brings an approval to the coordinator if it does not have it yet.
    public func sendApproval(of study: SHA256Digest) async throws {
        guard let stored = try store.read({ try $0.study(study) }), let approval = stored.approval else {
            throw SiteError.notApproved
        }
        guard !stored.isSent else { return }
        try store.transaction { try $0.record(EgressEntry(approval, time: unixTime())) }
        try await bring(approval)
    }

    private func bring(_ approval: SiteApproval) async throws {
        try await link.submit(approval: approval.json, study: approval.study)
        try store.transaction { try $0.markSent(approvalOf: approval.study) }
    }
}

extension EgressEntry {
    fileprivate init(_ approval: SiteApproval, time: Int) {
        let bytes = approval.json.canonicalBytes
        self.init(
            time: time,
            kind: .approval,
            place: Place(study: approval.study),
            body: SHA256Digest(hashing: bytes),
            length: bytes.count,
            fields: ["study", "site", "policy", "extractor", "approved_at", "signature"],
            purpose: "tell the coordinator that this site's officer approved the study"
        )
    }
}

extension SiteError {
    static let notApproved = SiteError(
        .refused,
        "This site has not approved the study.",
        remedy: "Run `site-agent study review` and, if the officer agrees, `site-agent study approve`."
    )

    static func notExtracted(_ study: StudyDocument) -> SiteError {
        SiteError(
            .refused,
            "There are no features for \(study.name) version \(study.version) yet.",
            remedy: "Run `site-agent extract --cohort cohort.csv` first."
        )
    }

    static func policyObjects(_ objections: [PolicyObjection]) -> SiteError {
        let lines = objections.map { "  \($0)" }.joined(separator: "\n")
        return SiteError(
            .refused,
            "The policy does not allow this study:\n\(lines)",
            remedy: "Ask the consortium to amend the study, or let the officer change policy.yaml."
        )
    }
}
