/// Why the coordinator refused a request.
///
/// The raw value is the `code` on the wire and in its log.
public enum RefusalCode: String, Error, Sendable, CaseIterable {
    /// The request's path or method is not part of the API.
    case unknownEndpoint = "unknown-endpoint"

    /// The body is not what the endpoint takes.
    case malformedBody = "malformed-body"

    /// The body is larger than the endpoint takes.
    case bodyTooLarge = "body-too-large"

    /// The caller's certificate names no site of this consortium.
    case unknownSite = "unknown-site"

    /// The caller's certificate has been revoked.
    case revokedCertificate = "revoked-certificate"

    /// The message speaks for another site than the certificate.
    case otherSite = "other-site"

    /// A signature does not verify.
    case badSignature = "bad-signature"

    /// No study has that digest.
    case unknownStudy = "unknown-study"

    /// The site has not approved the study.
    case notApproved = "not-approved"

    /// The site is not on the round's roster.
    case notOnRoster = "not-on-roster"

    /// The round is not the one that is open.
    case roundNotOpen = "round-not-open"

    /// The message is bound to another manifest than the open round's.
    case otherManifest = "other-manifest"

    /// No body has that digest.
    case unknownBody = "unknown-body"

    /// The coordinator could not do its part; the site should try again.
    case coordinatorFault = "coordinator-fault"

    /// The HTTP status that goes with the code.
    public var status: Int {
        switch self {
        case .unknownEndpoint, .unknownStudy, .unknownBody: 404
        case .malformedBody: 400
        case .bodyTooLarge: 413
        case .unknownSite, .revokedCertificate, .otherSite, .badSignature, .notApproved, .notOnRoster: 403
        case .roundNotOpen, .otherManifest: 409
        case .coordinatorFault: 503
        }
    }
}
