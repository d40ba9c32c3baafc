import CanonicalEncoding
import Rounds

extension LogEvent {
    /// What happened, in a line.
    var summary: String {
        switch self {
        case .logOpened(let origin, let consortium, _, _): "\(consortium) opens the log \(origin)"
        case .siteAdmitted(let site, let certificate, _): "\(site) is admitted with certificate \(certificate.short)"
        case .siteRevoked(let site, _, let reason): "\(site) is revoked: \(reason)"
        case .studyPublished(let study, _, _): "study \(study.short) is published"
        case .studyApproved(let study, let site, _): "\(site) approves study \(study.short)"
        case .analysisOpened(let study, let roster, _):
            "the analysis of study \(study.short) begins with \(roster.joined(separator: ", "))"
        case .roundOpened(let manifest): "\(manifest.identifier.words) opens: \(manifest.step)"
        case .contributionAccepted(let envelope):
            "\(envelope.site) answers \(envelope.identifier.words) with \(envelope.length) bytes"
        case .roundClosed(let identifier, let sites, let missing, let sum, _):
            "\(identifier.words) closes with \(sites.count) sites"
                + (missing.isEmpty ? "" : ", without \(missing.joined(separator: ", "))") + ", sum \(sum.short)"
        case .roundAbandoned(let identifier, _, let reason): "\(identifier.words) is given up: \(reason)"
        case .analysisFinished(let study, let rounds, _, let result):
            "the analysis of study \(study.short) is finished after \(rounds) rounds, result \(result.short)"
        case .analysisStopped(let study, let reason): "the analysis of study \(study.short) stops: \(reason)"
        }
    }
}

extension RoundIdentifier {
    fileprivate var words: String { attempt == 1 ? "round \(round)" : "round \(round), attempt \(attempt)," }
}
