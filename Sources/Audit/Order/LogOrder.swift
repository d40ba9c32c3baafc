import CanonicalEncoding
import Rounds
import Study
import TransparencyLog

/// What may follow what in a round log, as a state machine: the rules that the coordinator keeps, checked from outside.
///
/// Each entry is taken in order; what is wrong with it comes back in plain words. After a wrong entry the machine goes
/// on as if the entry stood, so that one mistake is told once.
struct LogOrder {
    let origin: String
    var sites = SiteRegister()
    var studies: [SHA256Digest: StudyOrder] = [:]
    private var isOpened = false
    private var lastTime = 0

    /// The order of a log whose checkpoint has this origin.
    init(origin: String) {
        self.origin = origin
    }

    /// What is wrong with the next entry; nothing if it may stand here.
    mutating func take(_ entry: LogEntry, studies documents: [SHA256Digest: StudyDocument]) -> [String] {
        var problems: [String] = []
        if entry.time < lastTime {
            problems.append("its time \(entry.time) is before that of an earlier entry, \(lastTime)")
        }
        lastTime = max(lastTime, entry.time)
        if case .logOpened = entry.event {
        } else if !isOpened {
            problems.append("stands before log-opened, with which a log begins")
            isOpened = true
        }
        return problems + take(entry.event, documents)
    }

    private mutating func take(_ event: LogEvent, _ documents: [SHA256Digest: StudyDocument]) -> [String] {
        switch event {
        case .logOpened(let origin, _, _, let key): open(origin: origin, coordinatorKey: key)
        case .siteAdmitted(let site, let certificate, let key): sites.admit(site, certificate: certificate, key: key)
        case .siteRevoked(let site, let certificate, _): sites.revoke(site, certificate: certificate)
        case .studyPublished(let study, let key, let signature):
            publish(study, documents[study], sponsorKey: key, signature: signature)
        case .studyApproved(let study, let site, let approval): approve(study, site: site, approval)
        case .analysisOpened(let study, let roster, let state):
            with(study) { $0.open(roster: roster, state: state, admitted: $1) }
        case .roundOpened(let manifest): with(manifest.identifier.study) { $0.open(manifest, sites: $1) }
        case .contributionAccepted(let envelope):
            with(envelope.identifier.study) { $0.accept(envelope, sites: $1) }
        case .roundClosed(let identifier, let answered, let missing, let sum, let next):
            with(identifier.study) { study, _ in
                study.close(identifier, sites: answered, missing: missing, sum: sum, nextState: next)
            }
        case .roundAbandoned(let identifier, let answered, _):
            with(identifier.study) { study, _ in study.abandon(identifier, answered: answered) }
        case .analysisFinished(let study, let rounds, let state, _):
            with(study) { study, _ in study.finish(rounds: rounds, state: state) }
        case .analysisStopped(let study, _): with(study) { study, _ in study.stop() }
        }
    }

    private mutating func open(origin: String, coordinatorKey: [UInt8]) -> [String] {
        defer { isOpened = true }
        var problems: [String] = []
        if isOpened { problems.append("a log is opened once, by its first entry") }
        if !origin.utf8.elementsEqual(self.origin.utf8) {
            problems.append("opens the log \(origin.prefix(256)); the checkpoint is of \(self.origin)")
        }
        if coordinatorKey.count != 32 {
            problems.append("its coordinator key has \(coordinatorKey.count) bytes, not 32")
        }
        return problems
    }

    private mutating func publish(
        _ study: SHA256Digest,
        _ document: StudyDocument?,
        sponsorKey: [UInt8],
        signature: [UInt8]
    ) -> [String] {
        guard studies[study] == nil else { return ["this study was published before"] }
        studies[study] = StudyOrder(document: document)
        guard let document else { return ["its study cannot be read, so that its signature cannot be checked"] }
        let signed = SignedStudy(document: document, sponsorKey: sponsorKey, signature: signature)
        return signed.isValid ? [] : ["the sponsor's signature is not of this study"]
    }

    private mutating func approve(_ study: SHA256Digest, site: String, _ json: JSONValue) -> [String] {
        let approval: SiteApproval
        do throws(JSONError) {
            approval = try SiteApproval(json: json)
        } catch {
            return ["its approval cannot be read: \(error)"]
        }
        var problems: [String] = []
        if approval.study != study || approval.site != site {
            problems.append(
                "the approval is of study \(approval.study.short) by \(approval.site), not what the entry says"
            )
        }
        if let key = sites.key(of: site) {
            if !approval.isValid(by: key) { problems.append("the approval is not signed with the key of \(site)") }
        } else {
            problems.append("\(site) is not admitted")
        }
        return problems + with(study) { study, _ in study.approve(approval) }
    }

    private mutating func with(
        _ study: SHA256Digest,
        _ body: (inout StudyOrder, SiteRegister) -> [String]
    ) -> [String] {
        guard var order = studies[study] else { return ["the study \(study.short) has not been published"] }
        defer { studies[study] = order }
        return body(&order, sites)
    }
}

extension SHA256Digest {
    /// The first digits, enough to tell digests apart on a line.
    var short: String { hex.prefix(12) + "…" }
}
