import Testing
import TransparencyLog

@Suite struct TileLayoutTests {
    private func tiles(_ size: Int) -> [Tile] {
        let layout = TileLayout(treeSize: size)
        return Array(layout.entryBundles) + layout.levels.flatMap { Array(layout.hashTiles(level: $0)) }
    }

    /// The example of C2SP tlog-tiles.
    @Test func `a tree of 70,000 has the tiles that C2SP says`() {
        let layout = TileLayout(treeSize: 70_000)
        #expect(layout.levels == 0..<3)
        let widths = layout.levels.map { layout.hashTiles(level: $0).map(\.width) }
        #expect(widths[0].count == 274 && widths[0].dropLast().allSatisfy { $0 == 256 } && widths[0].last == 112)
        #expect(widths[1] == [256, 17])
        #expect(widths[2] == [1])
    }

    @Test func `a tree of 256 has a full tile and a partial one above`() {
        #expect(tiles(256).map(\.path) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
        #expect(tiles(0).isEmpty)
        #expect(tiles(1).map(\.path) == ["tile/entries/000.p/1", "tile/0/000.p/1"])
    }

    @Test func `a layout contains its own tiles and supersedes the partial ones of smaller trees`() {
        for size in [0, 1, 2, 255, 256, 257, 300, 512, 65_535, 65_536, 65_537, 66_000] {
            let layout = TileLayout(treeSize: size)
            #expect(tiles(size).allSatisfy { layout.contains($0) && !layout.supersedes($0) })
            for smaller in [0, 1, 100, 254, 255, 256, 299] where smaller < size {
                for tile in tiles(smaller) where !layout.contains(tile) { #expect(layout.supersedes(tile)) }
            }
            for tile in tiles(size + 1) where !tiles(size).contains(tile) {
                #expect(!layout.contains(tile) && !layout.supersedes(tile))
            }
        }
    }

    @Test func `a layout of the largest size can be asked`() throws {
        let layout = TileLayout(treeSize: .max)
        #expect(layout.levels == 0..<8)
        #expect(layout.contains(try #require(Tile(.entries, index: Int.max >> 8, width: 255))))
        #expect(Array(layout.hashTiles(level: 7)).map(\.width) == [127])
        #expect(layout.partialTile(.hashes(level: 9)) == nil)
    }
}
