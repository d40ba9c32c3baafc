import CanonicalEncoding
import Testing
import TransparencyLog

@Suite struct MerkleTreeTests {
    /// The tree that the Certificate Transparency project's own tests use (google/certificate-transparency,
    /// merkle_tree_test.cc).
    @Test func `the roots are those of the Certificate Transparency test tree`() {
        let entries: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
            Array(0x60...0x6f),
        ]
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        for (size, root) in roots.enumerated() {
            #expect(MerkleTree(entries: entries.prefix(size)).rootHash.hex == root)
        }
    }

    @Test func `the roots of 300 sizes are pymerkle's`() throws {
        let tree = MerkleTree(entries: MerkleVectors.entries)
        let roots = try (1...MerkleVectors.sizes).map { try tree.rootHash(ofSize: $0) }
        #expect(MerkleVectors.digest(of: roots) == MerkleVectors.roots)
    }

    @Test func `a root of a part is the root of a tree of that part`() throws {
        let tree = MerkleTree(entries: MerkleVectors.entries)
        for size in 0...MerkleVectors.sizes {
            let part = MerkleTree(entries: MerkleVectors.entries.prefix(size))
            #expect(part.treeSize == size)
            #expect(try tree.rootHash(ofSize: size) == part.rootHash)
        }
    }

    @Test func `what lies beyond the tree is refused`() {
        let tree = MerkleTree(entries: MerkleVectors.entries.prefix(5))
        #expect(throws: LogError.self) { try tree.rootHash(ofSize: 6) }
        #expect(throws: LogError.self) { try tree.hash(of: PerfectSubtree(height: 2, index: 1)) }
        #expect(throws: LogError.self) { try tree.hash(of: PerfectSubtree(height: 40, index: 0)) }
    }
}
