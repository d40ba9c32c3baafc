import CanonicalEncoding
import Rounds

extension LogAudit {
    /// Verifies the log, then sums every contribution again, repeats every step, and compares bits.
    ///
    /// A log that does not verify is not replayed: its numbers are nobody's.
    public func replay(progress: Progress = { _, _ in }) -> ReplayReport {
        let checked = check { progress($0, 2 * $1) }
        guard checked.findings.areAcceptable else { return ReplayReport(findings: checked.findings, studies: []) }
        var findings = checked.findings
        var replays: [SHA256Digest: StudyReplay<Folder>] = [:]
        var order: [SHA256Digest] = []
        for (position, (index, entry)) in checked.entries.enumerated() {
            if case .analysisOpened(let study, let roster, let state) = entry.event,
                let document = checked.studies[study]
            {
                order.append(study)
                replays[study] = StudyReplay(document, folder: folder, roster: roster)
                findings += Self.findings(at: index, entry, replays[study]?.begin(at: state))
            } else if let study = entry.event.analysis {
                findings += Self.findings(at: index, entry, replays[study]?.take(entry.event))
            }
            progress(checked.entries.count + position + 1, 2 * checked.entries.count)
        }
        return ReplayReport(findings: findings, studies: order.compactMap { replays[$0]?.summary })
    }

    private static func findings(at index: Int, _ entry: LogEntry, _ problem: String??) -> [Finding] {
        guard let problem = problem.flatMap(\.self) else { return [] }
        return [Finding(.error, at: CheckedLog.place(index, entry), problem)]
    }
}

extension LogEvent {
    /// The study whose analysis an event takes on.
    fileprivate var analysis: SHA256Digest? {
        switch self {
        case .roundOpened(let manifest): manifest.identifier.study
        case .contributionAccepted(let envelope): envelope.identifier.study
        case .roundClosed(let identifier, _, _, _, _), .roundAbandoned(let identifier, _, _): identifier.study
        case .analysisFinished(let study, _, _, _): study
        default: nil
        }
    }
}
