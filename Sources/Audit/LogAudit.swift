import CanonicalEncoding
import Rounds
import TransparencyLog

/// An audit of a copy of a round log: offline, trusting neither the coordinator nor the sites.
///
/// Nothing is thrown: whatever is wrong with the files is a finding.
public struct LogAudit<Folder: LogFolder>: Sendable {
    /// How far a check has come: units done of all.
    public typealias Progress = (_ done: Int, _ total: Int) -> Void

    let folder: Folder
    let key: String?

    /// An audit of a folder.
    ///
    /// - Parameter key: the log's verifier key as the auditor knows it; without one the folder's own is used, which
    ///   proves that the copy is whole but not whose it is.
    public init(_ folder: Folder, key: String? = nil) {
        self.folder = folder
        self.key = key
    }

    /// Checks signatures, hashes, the form and order of entries, bodies, and that no file is unaccounted for.
    public func verify(progress: Progress = { _, _ in }) -> VerificationReport {
        check(progress: progress).report
    }

    /// The checks, with the entries for whoever goes on with them.
    func check(progress: Progress = { _, _ in }) -> CheckedLog {
        let key = LogKey(in: folder, trusted: self.key)
        guard let verifier = key.verifier else { return CheckedLog(findings: key.findings) }
        let checkpoint: Checkpoint
        do {
            guard let note = try folder.read(TileLayout.checkpointPath) else {
                throw LogError(place: TileLayout.checkpointPath, reason: "is missing: this is not a log's folder")
            }
            checkpoint = try Checkpoint(opening: note, with: verifier)
        } catch {
            let what = (error as? LogError)?.reason ?? "cannot be read: \(error)"
            return CheckedLog(findings: key.findings + [Finding(.error, at: TileLayout.checkpointPath, what)])
        }
        let tree = TreeAudit(folder, checkpoint: checkpoint)
        var checked = CheckedLog(findings: key.findings + tree.findings, checkpoint: checkpoint)
        guard tree.hasAllEntries, let hashes = tree.tree else {
            checked.findings.append(
                Finding(
                    .warning,
                    at: TileLayout.checkpointPath,
                    "what the entries say was not checked, since they are not all those under the checkpoint"
                )
            )
            return checked
        }
        checked.read(tree.entries, in: folder, progress: progress)
        let inventory = FolderInventory(
            checkpoint: checkpoint,
            entries: tree.entries,
            tree: hashes,
            bodies: checked.bodies
        )
        checked.findings += inventory.findings(in: folder)
        return checked
    }
}
