import CanonicalEncoding
import Testing
import TransparencyLog

@Suite struct TileHashesTests {
    /// 66,000 leaves reach level 2.
    private static let tree = MerkleTree(leafHashes: (0..<66_000).map { SHA256Digest(hashing: [UInt8]("\($0)".utf8)) })

    private func hashes(_ tiles: [Tile]) throws -> TileHashes {
        var hashes = TileHashes()
        for tile in tiles { try hashes.add(tile, bytes: TileHashes.encode(Self.tree.hashes(of: tile))) }
        return hashes
    }

    @Test(arguments: [(1, 2), (255, 256), (256, 257), (300, 301), (1000, 66_000), (65_535, 65_536), (65_537, 66_000)])
    func `a consistency proof from few tiles is that of the whole tree`(old: Int, new: Int) throws {
        let tiles = TileHashes.tilesForConsistency(oldSize: old, newSize: new)
        #expect(tiles.count <= 8)
        #expect(tiles.allSatisfy(TileLayout(treeSize: new).contains))
        let source = try hashes(tiles)
        let proof = try ConsistencyProof(oldSize: old, newSize: new, from: source)
        #expect(try proof == ConsistencyProof(oldSize: old, newSize: new, from: Self.tree))
        #expect(try source.rootHash(ofSize: new) == Self.tree.rootHash(ofSize: new))
        #expect(try source.rootHash(ofSize: old) == Self.tree.rootHash(ofSize: old))
    }

    @Test(arguments: [(0, 1), (255, 256), (256, 257), (12_345, 66_000), (65_999, 66_000)])
    func `an inclusion proof from few tiles is that of the whole tree`(index: Int, size: Int) throws {
        let tiles = TileHashes.tilesForInclusion(index: index, treeSize: size)
        #expect(tiles.count <= 6)
        let proof = try InclusionProof(index: index, treeSize: size, from: hashes(tiles))
        #expect(try proof == InclusionProof(index: index, treeSize: size, from: Self.tree))
    }

    @Test func `a tile of another length, of entries or missing is refused`() throws {
        let tile = try #require(Tile(.hashes(level: 0), index: 0, width: 2))
        var hashes = TileHashes()
        for count in [0, 32, 63, 65, 96] {
            #expect(throws: LogError.self) { try hashes.add(tile, bytes: [UInt8](repeating: 0, count: count)) }
        }
        let bundle = try #require(Tile(.entries, index: 0, width: 2))
        #expect(throws: LogError.self) { try hashes.add(bundle, bytes: [UInt8](repeating: 0, count: 64)) }
        #expect(throws: LogError.self) { try hashes.hash(of: PerfectSubtree(height: 0, index: 0)) }
        try hashes.add(tile, bytes: [UInt8](repeating: 0, count: 64))
        #expect(throws: LogError.self) { try hashes.hash(of: PerfectSubtree(height: 0, index: 2)) }
        #expect(throws: LogError.self) { try hashes.hash(of: PerfectSubtree(height: 2, index: 0)) }
    }
}
