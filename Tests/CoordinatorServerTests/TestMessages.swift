import CanonicalEncoding
import Identity
import Rounds
import Study

/// Well-formed messages of a site.
enum TestMessages {
    static func manifest(study: SHA256Digest, words: Int) -> RoundManifest {
        RoundManifest(
            identifier: RoundIdentifier(study: study, round: 1, attempt: 1),
            step: "counts",
            state: SHA256Digest(hashing: [1]),
            previousSum: nil,
            aggregation: .plain,
            roster: ["site-a"],
            quorum: 1,
            deadlineSeconds: 60,
            tensors: [RoundManifest.Tensor(name: "sum", shape: [words], limit: 1000)]
        )
    }

    static func envelope(
        from site: TestSite,
        claiming name: String? = nil,
        study: SHA256Digest,
        body: [UInt8]
    ) throws -> ContributionEnvelope {
        try ContributionEnvelope(
            answering: manifest(study: study, words: body.count / 8),
            site: name ?? site.name,
            body: body,
            signedBy: site.signingKey
        )
    }

    static func approval(
        from site: TestSite,
        claiming name: String? = nil,
        study: SHA256Digest
    ) throws -> SiteApproval {
        try SiteApproval(
            study: study,
            site: name ?? site.name,
            policy: SHA256Digest(hashing: [2]),
            extractor: SHA256Digest(hashing: [3]),
            approvedAt: 1_700_000_000,
            signedBy: site.signingKey
        )
    }
}
