import Testing
import TransparencyLog

@Suite struct TileTests {
    @Test(arguments: [
        ("tile/0/000", 0, 0, 256), ("tile/0/x001/x234/067", 0, 1_234_067, 256), ("tile/3/999.p/1", 3, 999, 1),
        ("tile/7/x001/000.p/255", 7, 1000, 255),
        ("tile/0/x036/x028/x797/x018/x963/967", 0, 36_028_797_018_963_967, 256),
    ])
    func `paths are spelled as C2SP says`(path: String, level: Int, index: Int, width: Int) throws {
        let tile = try #require(Tile(.hashes(level: level), index: index, width: width))
        #expect(tile.path == path)
        #expect(Tile(path: path) == tile)
    }

    @Test func `a bundle of entries stands beside the tiles`() throws {
        #expect(Tile(.entries, index: 1_234_067, width: 8)?.path == "tile/entries/x001/x234/067.p/8")
        #expect(Tile(path: "tile/entries/000") == Tile(.entries, index: 0))
    }

    @Test(arguments: [
        "", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/00/000", "tile/+0/000",
        "tile/-1/000", "tile/8/000", "tile/64/000", "tile/entry/000", "tile/0/x000/000", "tile/0/000/000",
        "tile/0/x001/x000", "tile/0/y001/000", "tile/0/001.p", "tile/0/001.p/", "tile/0/001.p/0", "tile/0/001.p/00",
        "tile/0/001.p/01", "tile/0/001.p/256", "tile/0/001.p/+1", "tile/0/001.p/-1", "tile/0/001.p/1/", "/tile/0/000",
        "tile//0/000", "tile/0/000 ", "tile/0/０００", "tile/0/x001.p/000.p/1", "tile/0/00+", "tile/0/../000",
        "tile/0/x036/x028/x797/x018/x963/968", "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/entries/000.p/1.p/1",
    ])
    func `any other spelling is refused`(path: String) {
        #expect(Tile(path: path) == nil)
    }

    @Test func `tiles that no tree has are refused`() {
        #expect(Tile(.hashes(level: 8), index: 0) == nil)
        #expect(Tile(.hashes(level: -1), index: 0) == nil)
        #expect(Tile(.entries, index: -1) == nil)
        #expect(Tile(.entries, index: Int.max) == nil)
        #expect(Tile(.entries, index: 0, width: 0) == nil)
        #expect(Tile(.entries, index: 0, width: 257) == nil)
    }
}
