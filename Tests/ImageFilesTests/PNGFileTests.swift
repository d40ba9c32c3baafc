import ImageFiles
import Testing

@Suite struct PNGFileTests {
    private static let pixels = (0..<30).map { UInt8($0 * 37 % 256) }

    @Test func `a file has the chunks of a grey image, each with its length`() throws {
        let bytes = try PNGFile.bytes(grey: Self.pixels, width: 6, height: 5)
        let chunks = try PNGChunks(bytes)
        #expect(chunks.names == ["IHDR", "IDAT", "IEND"])
        #expect(chunks.content("IHDR") == [0, 0, 0, 6, 0, 0, 0, 5, 8, 0, 0, 0, 0])
        // The checksum of an empty IEND is in every PNG file there is.
        #expect(bytes.suffix(12) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }

    @Test func `every chunk has the CRC of the standard`() throws {
        let bytes = try PNGFile.bytes(grey: Self.pixels, width: 6, height: 5)
        let chunks = try PNGChunks(bytes)
        #expect(chunks.checksumsAreRight)
        var damaged = bytes
        damaged[45] ^= 1
        #expect(try !PNGChunks(damaged).checksumsAreRight)
    }

    @Test(arguments: [(1, 1), (6, 5), (1, 40), (40, 1), (97, 61)])
    func `pixels come back`(width: Int, height: Int) throws {
        let smooth = (0..<width * height).map { (place: Int) -> UInt8 in
            let (column, row) = (place % width, place / width)
            return UInt8(truncatingIfNeeded: 3 * column + 2 * row)
        }
        let rough = (0..<width * height).map { (place: Int) -> UInt8 in
            UInt8(truncatingIfNeeded: (place &* 2_654_435_761) >> 7)
        }
        for pixels in [smooth, rough, [UInt8](repeating: 200, count: width * height)] {
            let chunks = try PNGChunks(PNGFile.bytes(grey: pixels, width: width, height: height))
            #expect(try chunks.pixels(width: width) == pixels)
        }
    }

    @Test func `a wrong count of pixels is refused`() {
        #expect(throws: ImageFileError.self) { try PNGFile.bytes(grey: [1, 2, 3], width: 2, height: 2) }
        #expect(throws: ImageFileError.self) { try PNGFile.bytes(grey: [], width: 0, height: 0) }
    }
}
