import Testing
import TransparencyLog

@Suite struct EntryBundleTests {
    @Test func `entries stand after their big-endian lengths`() throws {
        let long = [UInt8](repeating: 7, count: 258)
        let bytes = try EntryBundle.encode([[], [1, 2], long])
        #expect(bytes == [0, 0, 0, 2, 1, 2, 1, 2] + long)
        #expect(try EntryBundle.decode(bytes, count: 3, path: "bundle") == [[], [1, 2], long])
    }

    @Test func `an entry of 65,535 bytes fits and one more does not`() throws {
        let longest = [UInt8](repeating: 1, count: EntryBundle.entryLimit)
        let bytes = try EntryBundle.encode([longest])
        #expect(try EntryBundle.decode(bytes, count: 1, path: "bundle") == [longest])
        #expect(throws: LogError.self) { try EntryBundle.encode([longest + [1]]) }
    }

    @Test func `a bundle that is cut or has more is refused, at every length`() throws {
        let bytes = try EntryBundle.encode([[1, 2, 3], [], [4]])
        for count in bytes.indices {
            #expect(throws: LogError.self) {
                try EntryBundle.decode(Array(bytes.prefix(count)), count: 3, path: "bundle")
            }
        }
        #expect(throws: LogError.self) { try EntryBundle.decode(bytes + [0], count: 3, path: "bundle") }
        #expect(throws: LogError.self) { try EntryBundle.decode(bytes, count: 2, path: "bundle") }
        #expect(throws: LogError.self) { try EntryBundle.decode(bytes, count: 4, path: "bundle") }
    }

    @Test func `the beginning of a damaged bundle is still read`() {
        let (entries, rest) = EntryBundle.prefix(of: [0, 1, 9, 0, 5, 1], limit: 256)
        #expect(entries == [[9]])
        #expect(Array(rest) == [0, 5, 1])
    }
}
