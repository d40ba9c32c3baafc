import CanonicalEncoding
import Rounds
import TransparencyLog

extension LogAudit {
    /// The entries under the checkpoint, or one of them; what is wrong with the log elsewhere is not asked.
    public func entries(at index: Int? = nil) -> EntryListing {
        let key = LogKey(in: folder, trusted: self.key)
        do {
            guard let verifier = key.verifier else { return EntryListing(findings: key.findings) }
            guard let file = try folder.read(TileLayout.checkpointPath) else {
                throw LogError(place: TileLayout.checkpointPath, reason: "is missing")
            }
            let note = try SignedNote(bytes: file)
            let log = try LogReader(folder, verifier: verifier).load()
            let indices = index.map { log.entries.indices.contains($0) ? [$0] : [] } ?? Array(log.entries.indices)
            return EntryListing(
                findings: key.findings,
                checkpoint: SignedRoot(log.checkpoint),
                entries: try indices.map { try ShownEntry(log, note, index: $0) }
            )
        } catch let error as LogError {
            return EntryListing(findings: key.findings + [Finding(.error, at: error.place, error.reason)])
        } catch {
            return EntryListing(findings: key.findings + [Finding(.error, at: "entry \(index ?? 0)", "\(error)")])
        }
    }
}

extension EntryListing {
    fileprivate init(findings: [Finding]) {
        self.init(findings: findings, checkpoint: nil, entries: [])
    }
}

extension ShownEntry {
    fileprivate init(_ log: VerifiedLog, _ note: SignedNote, index: Int) throws {
        let inclusion = try log.inclusionProof(of: index)
        proof = inclusion.hashes
        proofFile = EntryProof(inclusion, checkpoint: note).bytes
        let bytes = log.entries[index]
        json = try JSONValue(canonical: bytes)
        let entry = try LogEntry(json: json)
        self.index = index
        time = entry.time
        kind = entry.event.kind
        summary = entry.event.summary
        leafHash = MerkleHash.leaf(bytes)
    }
}
