import CanonicalEncoding

/// What Vectors/merkle.py prints, for trees of the entries "0", "1", "2", and so on.
enum MerkleVectors {
    /// How many roots the first digest covers.
    static let sizes = 300

    /// The largest tree whose proofs the other digests cover.
    static let proofSizes = 70

    static let entries = (0..<sizes).map { Array("\($0)".utf8) }

    static let roots = "f39d6887188246346fe6f8f1d9bd617fee2782bf80004b41396ab91f9f220338"
    static let inclusion = "171a8f098bc497a565d7a8b09f113a160cc9344a6099fdc352f6c3e572bb4d7e"
    static let consistency = "44e41d4cae5a7e40faba4cfa595c70bdc5072c09a14cb334675897fad4be2e88"

    /// SHA-256 over some hashes, one after the other.
    static func digest(of hashes: [SHA256Digest]) -> String {
        SHA256Digest(hashing: hashes.flatMap(\.bytes)).hex
    }
}
