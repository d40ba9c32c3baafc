import CanonicalEncoding
import Testing
import TransparencyLog

@Suite struct InclusionProofTests {
    private let tree = MerkleTree(entries: MerkleVectors.entries)

    private func proof(_ index: Int, _ size: Int) throws -> InclusionProof {
        try InclusionProof(index: index, treeSize: size, from: tree)
    }

    @Test func `the proofs of 70 sizes are pymerkle's`() throws {
        var hashes: [SHA256Digest] = []
        for size in 1...MerkleVectors.proofSizes {
            for index in 0..<size { hashes += try proof(index, size).hashes }
        }
        #expect(MerkleVectors.digest(of: hashes) == MerkleVectors.inclusion)
    }

    @Test(arguments: [1, 2, 3, 7, 8, 9, 31, 64, 65, 255, 256, 257, 300])
    func `every entry is proven, and only at its place`(size: Int) throws {
        let root = try tree.rootHash(ofSize: size)
        for index in 0..<size {
            let proof = try proof(index, size)
            let leaf = MerkleHash.leaf(MerkleVectors.entries[index])
            #expect(proof.isValid(leafHash: leaf, rootHash: root))
            let other = InclusionProof(index: (index + 1) % size, treeSize: size, hashes: proof.hashes)
            #expect(size == 1 || !other.isValid(leafHash: leaf, rootHash: root))
        }
    }

    @Test func `a proof with a hash changed, missing or added is refused`() throws {
        for size in 1...40 {
            let root = try tree.rootHash(ofSize: size)
            for index in 0..<size {
                let leaf = MerkleHash.leaf(MerkleVectors.entries[index])
                for changed in mutations(of: try proof(index, size).hashes) {
                    let proof = InclusionProof(index: index, treeSize: size, hashes: changed)
                    #expect(!proof.isValid(leafHash: leaf, rootHash: root))
                }
            }
        }
    }

    @Test func `an index outside the tree is refused`() throws {
        let leaf = MerkleHash.leaf(MerkleVectors.entries[0])
        #expect(throws: LogError.self) { try proof(5, 5) }
        #expect(throws: LogError.self) { try proof(-1, 5) }
        for (index, size) in [(0, 0), (-1, 1), (1, 1), (0, -1), (Int.max, Int.max), (Int.min, 1)] {
            let proof = InclusionProof(index: index, treeSize: size, hashes: [])
            #expect(!proof.isValid(leafHash: leaf, rootHash: leaf))
        }
    }
}

/// Lists of hashes that differ from a list in one respect.
func mutations(of hashes: [SHA256Digest]) -> [[SHA256Digest]] {
    var lists = [hashes + [MerkleHash.emptyRoot], [MerkleHash.emptyRoot] + hashes]
    for position in hashes.indices {
        var changed = hashes
        changed[position] = MerkleHash.emptyRoot
        lists.append(changed)
        changed.remove(at: position)
        lists.append(changed)
    }
    return lists
}
