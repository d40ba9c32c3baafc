import CanonicalEncoding
import Testing
import TransparencyLog

@Suite struct ConsistencyProofTests {
    private let tree = MerkleTree(entries: MerkleVectors.entries)

    @Test func `the proofs of 70 sizes are those of the RFC's recursion`() throws {
        var hashes: [SHA256Digest] = []
        for new in 1...MerkleVectors.proofSizes {
            for old in 1...new { hashes += try ConsistencyProof(oldSize: old, newSize: new, from: tree).hashes }
        }
        #expect(MerkleVectors.digest(of: hashes) == MerkleVectors.consistency)
    }

    @Test func `every size is consistent with every larger one, and with no other root`() throws {
        let roots = try (0...300).map { try tree.rootHash(ofSize: $0) }
        for new in stride(from: 0, through: 300, by: 1) {
            for old in stride(from: 0, through: new, by: new > 40 ? 7 : 1) {
                let proof = try ConsistencyProof(oldSize: old, newSize: new, from: tree)
                #expect(proof.isValid(oldRoot: roots[old], newRoot: roots[new]))
                #expect(!proof.isValid(oldRoot: roots[old + 1 <= 300 ? old + 1 : 0], newRoot: roots[new]))
                #expect(old == 0 || !proof.isValid(oldRoot: roots[old], newRoot: roots[new - 1]))
            }
        }
    }

    @Test func `a proof with a hash changed, missing or added is refused`() throws {
        for new in 1...30 {
            for old in 1...new {
                let proof = try ConsistencyProof(oldSize: old, newSize: new, from: tree)
                let (oldRoot, newRoot) = (try tree.rootHash(ofSize: old), try tree.rootHash(ofSize: new))
                for changed in mutations(of: proof.hashes) {
                    let proof = ConsistencyProof(oldSize: old, newSize: new, hashes: changed)
                    #expect(!proof.isValid(oldRoot: oldRoot, newRoot: newRoot))
                }
            }
        }
    }

    @Test func `a log that changed an old entry is not consistent`() throws {
        var entries = MerkleVectors.entries
        entries[3] = [0]
        let other = MerkleTree(entries: entries)
        let oldRoot = try tree.rootHash(ofSize: 100)
        let proof = try ConsistencyProof(oldSize: 100, newSize: 300, from: other)
        #expect(!proof.isValid(oldRoot: oldRoot, newRoot: other.rootHash))
    }

    @Test func `sizes that no log has are refused`() {
        #expect(throws: LogError.self) { try ConsistencyProof(oldSize: 6, newSize: 5, from: tree) }
        #expect(throws: LogError.self) { try ConsistencyProof(oldSize: -1, newSize: 5, from: tree) }
        let root = MerkleHash.emptyRoot
        for (old, new) in [(-1, -1), (-2, 3), (3, 2), (1, Int.max), (Int.max - 1, Int.max)] {
            #expect(!ConsistencyProof(oldSize: old, newSize: new, hashes: []).isValid(oldRoot: root, newRoot: root))
        }
    }
}
