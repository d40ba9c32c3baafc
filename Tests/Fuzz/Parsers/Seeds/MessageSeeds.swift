import CanonicalEncoding
import Identity
import Rounds
import Study

/// Messages of a consortium that never was.
enum MessageSeeds {
    static let words = [
        "version", "time", "entry", "log-opened", "site-admitted", "site-revoked", "study-published", "study-approved",
        "analysis-opened", "round-opened", "contribution-accepted", "round-closed", "round-abandoned",
        "analysis-finished", "analysis-stopped", "study", "round", "attempt", "site", "manifest", "body", "length",
        "signature", "step", "state", "previous_sum", "aggregation", "roster", "quorum", "deadline_seconds", "tensors",
        "shape", "limit", "offer", "waiting", "finished", "stopped", "closed_rounds", "last_sum", "error", "code",
        "16777216", "9007199254740991", "\"9223372036854775807\"",
    ].map { $0.contains("\"") || Int($0) != nil ? $0 : "\"\($0)\"" }

    static func messages() throws -> [[UInt8]] {
        let key = SigningKey()
        let digest = SHA256Digest(hashing: [])
        let manifest = manifest(digest)
        let envelope = try ContributionEnvelope(answering: manifest, site: "a", body: [1], signedBy: key)
        let receipt = try ContributionReceipt(
            identifier: manifest.identifier,
            site: "a",
            body: digest,
            signedBy: key
        )
        let study = try StudyDocument(yaml: StudyTemplate.phantom.text)
        let events: [LogEvent] = [
            .logOpened(origin: "log", consortium: "c", rootCertificate: digest, coordinatorKey: [1]),
            .siteAdmitted(site: "a", certificate: digest, signingKey: [1]),
            .studyApproved(study: digest, site: "a", approval: .object(["x": .null])), .roundOpened(manifest),
            .contributionAccepted(envelope),
            .roundClosed(manifest.identifier, sites: ["a"], missing: ["b"], sum: digest, nextState: digest),
            .roundAbandoned(manifest.identifier, answered: [], reason: "too few"),
            .analysisFinished(study: digest, rounds: 3, state: digest, result: digest),
        ]
        let offers: [RoundOffer] = [
            .round(manifest), .waiting(reason: "r", closedRounds: 0), .stopped(reason: "r"),
            .finished(result: digest, lastSum: digest, rounds: 2),
        ]
        return events.map { LogEntry(time: 1, event: $0).json.canonicalBytes } + offers.map(\.json.canonicalBytes)
            + [
                manifest.json, envelope.json, receipt.json, study.json, try SignedStudy(study, signedBy: key).json,
                SitePolicy().json,
            ].map(\.canonicalBytes)
    }

    private static func manifest(_ digest: SHA256Digest) -> RoundManifest {
        RoundManifest(
            identifier: RoundIdentifier(study: digest, round: 1, attempt: 1),
            step: "fit",
            state: digest,
            previousSum: nil,
            aggregation: .plain,
            roster: ["a", "b"],
            quorum: 2,
            deadlineSeconds: 60,
            tensors: [.init(name: "g", shape: [2, 3], limit: 1 << 40)]
        )
    }

    static func certificates() throws -> [[UInt8]] {
        let key = SigningKey()
        let root = try CertificateAuthority(consortium: "Consortium", validFrom: 1_700_000_000)
        let request = try EnrolmentRequest.create(site: "site-a")
        return [Array(root.certificatePEM.utf8), Array(key.pem.utf8), request.request.json.canonicalBytes]
    }
}
