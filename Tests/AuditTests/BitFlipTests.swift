import Audit
import CanonicalEncoding
import Rounds
import Testing

@Suite struct BitFlipTests {
    /// About three flips a file and 12 in a large one, at places that a fixed sequence chooses; every file is hit.
    private static func flips(of folder: MemoryFolder) -> [(path: String, bit: Int)] {
        var state: UInt64 = 1
        return folder.files.sorted { $0.key < $1.key }.flatMap { path, bytes in
            (0..<(bytes.count > 4000 ? 40 : 12)).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (path, Int(state >> 33) % (8 * bytes.count))
            }
        }
    }

    @Test func `every single-bit flip is rejected with a finding that names the file or its entry`() throws {
        let log = try RehearsedLog.honest.get()
        let folder = try log.folder(step: 30)
        let flips = Self.flips(of: folder)
        #expect(flips.count >= 500)
        #expect(Set(flips.map(\.path)) == Set(folder.files.keys))
        for (path, bit) in flips {
            var copy = folder
            copy.files[path]?[bit / 8] ^= 1 << UInt8(bit % 8)
            let report = LogAudit(copy, key: log.keyText).verify()
            #expect(!report.isAccepted)
            let first = try #require(report.findings.first)
            let isCurrentBundle = path.hasPrefix("tile/entries") && !path.hasSuffix(".p/30")
            let names = first.place == path || isCurrentBundle && first.what.contains(path)
            #expect(names, "bit \(bit) of \(path): \(first)")
        }
    }

    @Test func `a flipped bit in an entry names that entry`() throws {
        let log = try RehearsedLog.honest.get()
        let folder = try log.folder(step: 1000)
        let path = try #require(folder.files.keys.first { $0.hasPrefix("tile/entries") })
        var start = 0
        for (index, entry) in log.entries.enumerated() {
            for offset in [0, 1, 2, entry.bytes.count / 2, entry.bytes.count + 1] {
                var copy = folder
                copy.files[path]?[start + offset] ^= 1
                let findings = LogAudit(copy, key: log.keyText).verify().findings
                #expect(findings.contains { $0.severity == .error && $0.place == "entry \(index)" })
            }
            start += 2 + entry.bytes.count
        }
    }

    @Test func `without a trusted key a flip is rejected all the same, unless it makes another key`() throws {
        let log = try RehearsedLog.honest.get()
        let folder = try log.folder(step: 1000)
        for (path, bit) in Self.flips(of: folder) where !path.hasPrefix("body") {
            var copy = folder
            copy.files[path]?[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!LogAudit(copy).verify().isAccepted)
        }
    }
}
