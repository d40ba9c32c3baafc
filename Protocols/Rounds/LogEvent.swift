public import CanonicalEncoding

/// What an entry of the round log says happened.
public enum LogEvent: Hashable, Sendable {
    /// The log begins: who writes it, and the keys that everything after it hangs on.
    case logOpened(origin: String, consortium: String, rootCertificate: SHA256Digest, coordinatorKey: [UInt8])

    /// A site has been admitted with a certificate and a signing key.
    case siteAdmitted(site: String, certificate: SHA256Digest, signingKey: [UInt8])

    /// A site's certificate no longer counts.
    case siteRevoked(site: String, certificate: SHA256Digest, reason: String)

    /// A study has been published; its canonical JSON is the body file of that digest.
    case studyPublished(study: SHA256Digest, sponsorKey: [UInt8], signature: [UInt8])

    /// A site's officer has approved a study; `approval` is the signed approval itself.
    case studyApproved(study: SHA256Digest, site: String, approval: JSONValue)

    /// The analysis of a study begins with these sites; `state` is the digest of its first state.
    case analysisOpened(study: SHA256Digest, roster: [String], state: SHA256Digest)

    /// A round has been opened.
    case roundOpened(RoundManifest)

    /// A site's contribution to the open round has been accepted.
    case contributionAccepted(ContributionEnvelope)

    /// The round has been summed: who is in the sum, who missed the deadline, the sum's and the next state's digests.
    case roundClosed(
        RoundIdentifier,
        sites: [String],
        missing: [String],
        sum: SHA256Digest,
        nextState: SHA256Digest
    )

    /// Too few sites answered by the deadline; nothing was summed.
    case roundAbandoned(RoundIdentifier, answered: [String], reason: String)

    /// The analysis is complete; its result is the body file of that digest.
    case analysisFinished(study: SHA256Digest, rounds: Int, state: SHA256Digest, result: SHA256Digest)

    /// The analysis will not go on.
    case analysisStopped(study: SHA256Digest, reason: String)
}

extension LogEvent {
    /// The kind's name in the entry.
    public var kind: String {
        switch self {
        case .logOpened: "log-opened"
        case .siteAdmitted: "site-admitted"
        case .siteRevoked: "site-revoked"
        case .studyPublished: "study-published"
        case .studyApproved: "study-approved"
        case .analysisOpened: "analysis-opened"
        case .roundOpened: "round-opened"
        case .contributionAccepted: "contribution-accepted"
        case .roundClosed: "round-closed"
        case .roundAbandoned: "round-abandoned"
        case .analysisFinished: "analysis-finished"
        case .analysisStopped: "analysis-stopped"
        }
    }

    /// The body files that the entry calls for.
    public var bodies: [SHA256Digest] {
        switch self {
        case .studyPublished(let study, _, _): [study]
        case .contributionAccepted(let envelope): [envelope.body]
        case .roundClosed(_, _, _, let sum, _): [sum]
        case .analysisFinished(_, _, _, let result): [result]
        default: []
        }
    }
}

// MARK: - JSON

extension LogEvent {
    var fields: [String: JSONValue] {
        switch self {
        case .logOpened(let origin, let consortium, let root, let key):
            [
                "origin": .string(origin), "consortium": .string(consortium), "root_certificate": .string(root.hex),
                "coordinator_key": .string(Base64.encode(key)),
            ]
        case .siteAdmitted(let site, let certificate, let key):
            [
                "site": .string(site), "certificate": .string(certificate.hex),
                "signing_key": .string(Base64.encode(key)),
            ]
        case .siteRevoked(let site, let certificate, let reason):
            ["site": .string(site), "certificate": .string(certificate.hex), "reason": .string(reason)]
        case .studyPublished(let study, let key, let signature):
            [
                "study": .string(study.hex), "sponsor_key": .string(Base64.encode(key)),
                "signature": .string(Base64.encode(signature)),
            ]
        case .studyApproved(let study, let site, let approval):
            ["study": .string(study.hex), "site": .string(site), "approval": approval]
        case .analysisOpened(let study, let roster, let state):
            ["study": .string(study.hex), "roster": .strings(roster), "state": .string(state.hex)]
        case .roundOpened(let manifest): ["manifest": manifest.json]
        case .contributionAccepted(let envelope): ["envelope": envelope.json]
        case .roundClosed(let identifier, let sites, let missing, let sum, let next):
            identifier.fields.merging([
                "sites": .strings(sites), "missing": .strings(missing), "sum": .string(sum.hex),
                "next_state": .string(next.hex),
            ]) { $1 }
        case .roundAbandoned(let identifier, let answered, let reason):
            identifier.fields.merging(["answered": .strings(answered), "reason": .string(reason)]) { $1 }
        case .analysisFinished(let study, let rounds, let state, let result):
            [
                "study": .string(study.hex), "rounds": .int(rounds), "state": .string(state.hex),
                "result": .string(result.hex),
            ]
        case .analysisStopped(let study, let reason):
            ["study": .string(study.hex), "reason": .string(reason)]
        }
    }

    init(kind: String, from fields: inout JSONFields) throws(JSONError) {
        switch kind {
        case "log-opened":
            self = .logOpened(
                origin: try fields.string("origin"),
                consortium: try fields.string("consortium"),
                rootCertificate: try fields.digest("root_certificate"),
                coordinatorKey: try fields.bytes("coordinator_key")
            )
        case "site-admitted":
            self = .siteAdmitted(
                site: try fields.string("site"),
                certificate: try fields.digest("certificate"),
                signingKey: try fields.bytes("signing_key")
            )
        case "site-revoked":
            self = .siteRevoked(
                site: try fields.string("site"),
                certificate: try fields.digest("certificate"),
                reason: try fields.string("reason")
            )
        case "study-published":
            self = .studyPublished(
                study: try fields.digest("study"),
                sponsorKey: try fields.bytes("sponsor_key"),
                signature: try fields.bytes("signature")
            )
        case "study-approved":
            self = .studyApproved(
                study: try fields.digest("study"),
                site: try fields.string("site"),
                approval: try fields.value("approval")
            )
        case "analysis-opened":
            self = .analysisOpened(
                study: try fields.digest("study"),
                roster: try fields.strings("roster"),
                state: try fields.digest("state")
            )
        default: self = try Self.roundEvent(kind: kind, from: &fields)
        }
    }

    private static func roundEvent(kind: String, from fields: inout JSONFields) throws(JSONError) -> LogEvent {
        switch kind {
        case "round-opened":
            return .roundOpened(try RoundManifest(json: fields.value("manifest")))
        case "contribution-accepted":
            return .contributionAccepted(try ContributionEnvelope(json: fields.value("envelope")))
        case "round-closed":
            return .roundClosed(
                try RoundIdentifier(from: &fields),
                sites: try fields.strings("sites"),
                missing: try fields.strings("missing"),
                sum: try fields.digest("sum"),
                nextState: try fields.digest("next_state")
            )
        case "round-abandoned":
            return .roundAbandoned(
                try RoundIdentifier(from: &fields),
                answered: try fields.strings("answered"),
                reason: try fields.string("reason")
            )
        case "analysis-finished":
            return .analysisFinished(
                study: try fields.digest("study"),
                rounds: try fields.int("rounds"),
                state: try fields.digest("state"),
                result: try fields.digest("result")
            )
        case "analysis-stopped":
            return .analysisStopped(study: try fields.digest("study"), reason: try fields.string("reason"))
        default:
            throw JSONError(path: "entry", reason: "\"\(kind)\" is not known to this version")
        }
    }
}
