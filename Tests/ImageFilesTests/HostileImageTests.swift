import Foundation
import Imaging
import Testing

@testable import ImageFiles

/// Inputs that were made to cost more than they should, or to fool who reads of their refusal.
@Suite struct HostileImageTests {
    /// A file of eight voxels, uncompressed.
    private func plain() throws -> [UInt8] {
        let grid = try VoxelGrid(size: Size3(x: 2, y: 2, z: 2), spacing: [1, 1, 1])
        return try Gzip.decompress(
            NIfTIFile.bytes(of: Volume<Raw>(grid: grid, voxels: [0, 1, 2, 3, 4, 5, 6, 7])),
            limit: 1024
        )
    }

    @Test func `a compressed image that is too large is refused for what its header says, before it is decompressed`()
        throws
    {
        var bytes = try plain()
        // 2002 voxels along two axes, none of which is there.
        for axis in 1...2 { bytes.replaceSubrange(40 + 2 * axis..<42 + 2 * axis, with: [0xD2, 0x07]) }
        let packed = try Gzip.compress(Array(bytes[..<352]))
        #expect(throws: ImageFileError.tooLarge(bytes: 352 + 4 * 2002 * 2002 * 2, limit: 1 << 20)) {
            try NIfTIFile.volume(packed, limit: 1 << 20)
        }
    }

    @Test func `what follows the voxels of a compressed image is not decompressed`() throws {
        let packed = try Gzip.compress(plain() + [UInt8](repeating: 0, count: 50 << 20))
        let error = try #require(throws: ImageFileError.self) { try NIfTIFile.volume(packed) }
        guard case .wrongLength(384, let found) = error else { throw error }
        #expect(found < 1 << 20)
    }

    @Test func `a header may be spread over gzip members`() throws {
        let bytes = try plain()
        let packed = try Gzip.compress(Array(bytes[..<100])) + Gzip.compress(Array(bytes[100...]))
        #expect(try NIfTIFile.volume(packed).voxels == [0, 1, 2, 3, 4, 5, 6, 7])
    }

    @Test(arguments: ["/", "/dev/zero", "/dev/null"])
    func `what is no ordinary file is not opened`(path: String) {
        #expect(throws: ImageFileError.unreadable("it is a folder, or something else that is no file")) {
            try NIfTIFile.read(URL(fileURLWithPath: path))
        }
    }

    @Test(arguments: [
        "type: \u{1B}[2J", "\u{1B}]0;x: y\n\u{1B}]0;x: y", "encoding: \u{202E}war", "type: a\u{7}", "sizes: \u{1B} 2 2",
    ])
    func `control characters of a header never reach a message`(field: String) throws {
        let text =
            "NRRD0004\n\(field)\ndimension: 3\ntype: uchar\nsizes: 2 2 2\nencoding: raw\nspacings: 1 1 1\n\n01010101"
        let error = try #require(throws: ImageFileError.self) { try ImageFile.volume(Array(text.utf8)) }
        #expect(error.description.unicodeScalars.allSatisfy { (" "..."~").contains($0) }, "\(error)")
    }
}
