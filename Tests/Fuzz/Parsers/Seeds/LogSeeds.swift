import CanonicalEncoding
import TransparencyLog

/// A log's files.
enum LogSeeds {
    static func notes() throws -> [[UInt8]] {
        let signer = try NoteSigner(name: "log.example", privateKey: Array(0..<32))
        let root = SHA256Digest(hashing: [])
        let checkpoint = try Checkpoint(origin: "log.example", treeSize: 300, rootHash: root)
        let note = try checkpoint.signed(by: signer)
        let proof = EntryProof(InclusionProof(index: 7, treeSize: 300, hashes: [root, root]), checkpoint: note)
        let bundle = try EntryBundle.encode([[], Array("{}".utf8), [1, 2, 3]])
        let texts = ["tile/0/x001/067.p/8", "tile/entries/000", "tile/7/x999/x999/x999/999", signer.verifier.text]
        return [note.bytes, note.adding(note.signatures[0]).bytes, Array(checkpoint.text.utf8), proof.bytes, bundle]
            + texts.map { Array($0.utf8) }
    }

    static func proofs() -> [[UInt8]] {
        let sizes: [(Int, Int)] = [(0, 1), (0, 0), (5, 8), (8, 8), (1, .max), (.max, .max), (-1, 3), (1 << 62, .max)]
        return sizes.flatMap { first, second in
            [0, 1, 4, 64].map { count in
                big(first) + big(second) + [UInt8](repeating: 7, count: 32 * count)
            }
        }
    }

    private static func big(_ number: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}
