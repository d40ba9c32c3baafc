import Foundation
import ImageFiles
import Imaging
import TestSupport
import Testing

@Suite struct NRRDFileTests {
    private let header = """
        NRRD0004
        # a comment
        type: short
        dimension: 3
        space: left-posterior-superior
        sizes: 2 3 2
        space directions: (0,2,0) (1.5,0,0) (0,0,-3)
        kinds: domain domain domain
        endian: little
        encoding: raw
        space origin: (10,-20,30)
        a key:=a value: with colons
        a field of the future: 7

        """

    private let voxels: [Float] = [-3, -1, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]

    /// Twelve voxels from -3 up in steps of 2.
    private func bytes(_ header: String, bigEndian: Bool = false) -> [UInt8] {
        var bytes = Array((header + "\n").utf8)
        for index in 0..<12 {
            let bits = UInt16(bitPattern: Int16(index * 2 - 3))
            bytes += bigEndian ? [UInt8(bits >> 8), UInt8(bits & 255)] : [UInt8(bits & 255), UInt8(bits >> 8)]
        }
        return bytes
    }

    private func edited(_ old: String, _ new: String) -> [UInt8] {
        bytes(header.replacingOccurrences(of: old, with: new))
    }

    @Test func `voxels and geometry are read`() throws {
        let volume = try NRRDFile.volume(bytes(header))
        #expect(volume.voxels == voxels)
        #expect(volume.grid.spacing == [2, 1.5, 3])
        #expect(volume.grid.origin == [10, -20, 30])
        #expect(volume.grid.direction == Matrix3([0, 1, 0], [1, 0, 0], [0, 0, -1]))
    }

    @Test func `byte orders, line ends, other spaces and text give the same image`() throws {
        let clean = try NRRDFile.volume(bytes(header))
        let big = bytes(header.replacingOccurrences(of: "endian: little", with: "endian: big"), bigEndian: true)
        let windows = edited("\n", "\r\n")
        let ras = header.replacingOccurrences(of: "left-posterior-superior", with: "RAS")
            .replacingOccurrences(of: "(0,2,0) (1.5,0,0)", with: "(0,-2,0) (-1.5,0,0)")
            .replacingOccurrences(of: "(10,-20,30)", with: "(-10,20,30)")
        let numbers = (0..<12).map { "\($0 * 2 - 3)" }.joined(separator: "\n ")
        let text = Array(
            (header.replacingOccurrences(of: "encoding: raw", with: "encoding: text") + "\n\(numbers)").utf8
        )
        for other in [big, windows, bytes(ras), text] {
            let volume = try NRRDFile.volume(other)
            #expect(volume.voxels == clean.voxels)
            #expect(volume.grid == clean.grid)
            #expect(try ImageFile.volume(other).voxels == clean.voxels)
        }
    }

    @Test func `an axis of size 1 that is not in space is dropped, a longer one is refused`() throws {
        let four = header.replacingOccurrences(of: "dimension: 3", with: "dimension: 4")
            .replacingOccurrences(of: "(0,2,0)", with: "none (0,2,0)")
        let single = four.replacingOccurrences(of: "sizes: 2 3 2", with: "sizes: 1 2 3 2")
        #expect(try NRRDFile.volume(bytes(single)).grid == NRRDFile.volume(bytes(header)).grid)
        let channels = four.replacingOccurrences(of: "sizes: 2 3 2", with: "sizes: 2 1 3 2")
        #expect(throws: ImageFileError.self) { try NRRDFile.volume(bytes(channels)) }
    }

    @Test func `spacings alone give an image without orientation`() throws {
        let plain = header.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("space") }.joined(separator: "\n")
        let grid = try NRRDFile.volume(bytes("\(plain)spacings: 1 2 3\n")).grid
        #expect(grid.spacing == [1, 2, 3])
        #expect(grid.direction == .identity)
    }

    @Test func `what cannot be meant is refused`() {
        let changes = [
            ("NRRD0004", "NRRD0009"), ("type: short", "type: block"), ("endian: little", "endian: middle"),
            ("encoding: raw", "encoding: bzip2"), ("encoding: raw", "encoding: gzip"), ("sizes: 2 3 2", "sizes: 2 3 3"),
            ("sizes: 2 3 2", "sizes: 2 3"), ("sizes: 2 3 2", "sizes: 2 3 -2"), ("sizes: 2 3 2", "sizes: 2 3 0"),
            ("sizes: 2 3 2", "sizes: 9223372036854775807 9223372036854775807 2"), ("(0,2,0)", "(0,nan,0)"),
            ("(0,2,0)", "(0,0,0)"), ("(0,2,0)", "(0,2)"), ("(0,2,0)", "(0,2,0"), ("(0,2,0)", "none"),
            ("left-posterior-superior", "scanner-xyz"), ("type: short", "type: short\ntype: short"),
            ("type: short", "type: short\ndata file: other.raw"), ("type: short", "type: short\ndatafile: LIST"),
            ("type: short", "type: short\nno field"), ("type: short", "type: short\nbyte skip: 4"),
            ("a value", String(repeating: "A", count: 100_000)),
        ]
        for (old, new) in changes {
            #expect(throws: ImageFileError.self, "\(new.prefix(40))") { try NRRDFile.volume(edited(old, new)) }
        }
    }

    @Test func `a file that is cut anywhere is refused`() {
        let bytes = bytes(header)
        for length in 0..<bytes.count {
            #expect(throws: ImageFileError.self) { try NRRDFile.volume(Array(bytes.prefix(length))) }
        }
        #expect(throws: ImageFileError.self) { try NRRDFile.volume(bytes + [0]) }
    }

    @Test func `an unknown kind of file is told what is read`() {
        #expect(throws: ImageFileError.unknownFormat) { try ImageFile.volume(Array("GIF89a".utf8)) }
        #expect(throws: ImageFileError.unknownFormat) { try ImageFile.mask([]) }
    }
}

/// The images that PyRadiomics is tested with.
@Suite(.enabled(if: SharedData.url("data/nrrd-pyradiomics") != nil, "needs the shared NRRD images"))
struct RealNRRDTests {
    @Test(arguments: [("brain1", 4137), ("brain2", 453), ("breast1", 143)])
    func `real images and masks are read`(name: String, voxels: Int) throws {
        let folder = try #require(SharedData.url("data/nrrd-pyradiomics"))
        let image = try ImageFile.volume(NIfTIFile.read(folder.appendingPathComponent("\(name)_image.nrrd")))
        let mask = try ImageFile.mask(NIfTIFile.read(folder.appendingPathComponent("\(name)_label.nrrd")), label: 1)
        #expect(image.grid.mismatch(with: mask.grid) == nil)
        #expect(mask.voxelCount == voxels)
    }
}
