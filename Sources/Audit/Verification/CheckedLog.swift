import CanonicalEncoding
import Rounds
import Study
import TransparencyLog

/// A log as far as it could be checked.
struct CheckedLog {
    var findings: [Finding]
    let checkpoint: Checkpoint?

    /// The entries under the checkpoint that could be read, by index.
    private(set) var entries: [(index: Int, entry: LogEntry)] = []
    private(set) var studies: [SHA256Digest: StudyDocument] = [:]
    private(set) var bodies: Set<SHA256Digest> = []

    init(findings: [Finding], checkpoint: Checkpoint? = nil) {
        self.findings = findings
        self.checkpoint = checkpoint
    }

    var report: VerificationReport {
        VerificationReport(
            findings: findings,
            checkpoint: checkpoint.map(SignedRoot.init),
            entries: entries.count,
            bodies: bodies.count
        )
    }

    /// Reads every entry, the bodies it names, and checks that it may follow what came before.
    mutating func read<Folder: LogFolder>(_ leaves: [[UInt8]], in folder: Folder, progress: (Int, Int) -> Void) {
        var audit = BodyAudit(folder)
        var order = LogOrder(origin: checkpoint?.origin ?? "")
        for (index, bytes) in leaves.enumerated() {
            switch EntryReading.read(bytes, index: index) {
            case .failure(let problem): findings.append(problem.finding)
            case .success(let entry):
                let place = Self.place(index, entry)
                let before = audit.findings.count
                audit.check(entry, at: place)
                findings += audit.findings.dropFirst(before)
                findings += order.take(entry, studies: audit.studies).map { Finding(.error, at: place, $0) }
                entries.append((index, entry))
            }
            progress(index + 1, leaves.count)
        }
        if leaves.isEmpty {
            findings.append(Finding(.error, at: "entry 0", "is missing: a log begins with log-opened"))
        }
        studies = audit.studies
        bodies = Set(audit.lengths.keys)
    }

    static func place(_ index: Int, _ entry: LogEntry) -> String { "entry \(index) (\(entry.event.kind))" }
}
