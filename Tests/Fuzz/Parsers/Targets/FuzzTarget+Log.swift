import CanonicalEncoding
import TransparencyLog

extension FuzzTarget {
    static let signedNotes = FuzzTarget(
        "signed-notes",
        words: [
            "\u{2014} ", "\n\n", "c2sp.org/tlog-proof@v1\n", "index 0\n", "tile/", "entries/", "x001/", ".p/8", "+",
        ],
        seeds: LogSeeds.notes
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let note = try? SignedNote(bytes: bytes) {
            mustHold(note.bytes == bytes, "a note is written as it was read")
        }
        if let checkpoint = try? Checkpoint(text: text) {
            mustHold(checkpoint.text == text, "a checkpoint is written as it was read")
            readLayout(checkpoint.treeSize)
        }
        if let key = try? NoteVerifier(text: text) { mustHold(key.text == text, "a key is written as it was read") }
        if let proof = try? EntryProof(bytes: bytes) {
            mustHold(proof.bytes == bytes, "a proof is written as it was read")
        }
        if let tile = Tile(path: text) {
            mustHold(tile.path == text, "a tile has one path")
            _ = TileLayout(treeSize: .max).contains(tile)
            _ = TileLayout(treeSize: 300).supersedes(tile)
        }
        readBundle(bytes)
    }

    private static func readLayout(_ treeSize: Int) {
        let layout = TileLayout(treeSize: treeSize)
        for level in layout.levels { _ = layout.partialTile(.hashes(level: level)) }
        _ = layout.partialTile(.entries)
    }

    private static func readBundle(_ bytes: [UInt8]) {
        let (entries, rest) = EntryBundle.prefix(of: bytes, limit: Tile.fullWidth)
        mustHold(entries.reduce(rest.count) { $0 + 2 + $1.count } == bytes.count, "no byte of a bundle is lost")
        let again = try? EntryBundle.decode(Array(bytes.dropLast(rest.count)), count: entries.count, path: "bundle")
        mustHold(again == entries, "a bundle is read again")
    }

    static let proofs = FuzzTarget("proofs", seeds: LogSeeds.proofs) { bytes in
        guard bytes.count >= 16 else { return }
        let first = number(bytes[0..<8])
        let second = number(bytes[8..<16])
        let digests = stride(from: 16, to: bytes.count - 31, by: 32).compactMap {
            SHA256Digest(bytes: Array(bytes[$0..<$0 + 32]))
        }
        let root = digests.first ?? SHA256Digest(hashing: [])
        let hashes = Array(digests.dropFirst())
        let inclusion = InclusionProof(index: first, treeSize: second, hashes: hashes)
        if inclusion.isValid(leafHash: root, rootHash: root) {
            mustHold(first == 0 && second == 1 && hashes.isEmpty, "a leaf is a root in a tree of one")
        }
        let consistency = ConsistencyProof(oldSize: first, newSize: second, hashes: hashes)
        if consistency.isValid(oldRoot: root, newRoot: root), first > 0 {
            mustHold(first == second, "another tree has another root")
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}
