import Imaging

@testable import ImageFiles

/// Images of eight voxels in every form that is read.
enum ImageSeeds {
    private static func grid() throws -> VoxelGrid {
        try VoxelGrid(size: Size3(x: 2, y: 2, z: 2), spacing: [1, 1.5, 3], origin: [-10, 20, 5])
    }

    static func nifti() throws -> [[UInt8]] {
        let grid = try grid()
        let volume = try Volume<Raw>(grid: grid, voxels: (0..<8).map(Float.init))
        let image = try NIfTIFile.bytes(of: volume)
        let mask = try NIfTIFile.bytes(of: Mask(grid: grid, isInside: [0, 1, 1, 0, 0, 1, 0, 0]))
        let plain = try Gzip.decompress(image, limit: 1 << 20)
        let types: [NIfTIVoxelType] = [.uint8, .int16, .int32, .float64, .int8, .uint16, .uint32, .int64, .uint64]
        return [image, mask, plain, try Gzip.decompress(mask, limit: 1 << 20), bigEndian(plain), oriented(plain)]
            + types.map { typed(plain, $0) }
    }

    /// The header of another voxel type and zeros behind it.
    private static func typed(_ plain: [UInt8], _ type: NIfTIVoxelType) -> [UInt8] {
        var bytes = plain[..<352] + [UInt8](repeating: 1, count: 8 * type.byteCount)
        bytes[70] = UInt8(type.rawValue & 255)
        bytes[71] = UInt8(type.rawValue >> 8)
        bytes[72] = UInt8(8 * type.byteCount)
        return Array(bytes)
    }

    /// The orientation by quaternion.
    private static func oriented(_ plain: [UInt8]) -> [UInt8] {
        var bytes = plain
        (bytes[252], bytes[254]) = (1, 0)
        return bytes
    }

    /// Every field of the header that is read, and the voxels, turned around.
    private static func bigEndian(_ plain: [UInt8]) -> [UInt8] {
        var bytes = plain
        let words =
            [0] + stride(from: 76, to: 120, by: 4) + stride(from: 256, to: 328, by: 4)
            + stride(from: 352, to: 384, by: 4)
        for start in words { bytes[start..<start + 4].reverse() }
        for start in Array(stride(from: 40, to: 56, by: 2)) + [70, 72, 252, 254] { bytes[start..<start + 2].reverse() }
        return bytes
    }

    static func gzip() throws -> [[UInt8]] {
        let packed = try [[], Array("a".utf8), Array(repeating: 0, count: 5000), Array(0...255)].map {
            (plain: [UInt8]) in
            try Gzip.compress(plain)
        }
        return packed + [packed[1] + packed[2], packed[1] + [0], Array(packed[3].dropLast(5))]
    }

    static func nrrd() throws -> [[UInt8]] {
        let oriented = [
            "space: left-posterior-superior", "space directions: (1,0,0) (0,1,0) (0,0,2.5)", "space origin: (1,2,3)",
        ]
        let voxels: [UInt8] = [0, 1, 1, 0, 0, 1, 0, 0]
        return [
            header("uchar", "raw", oriented) + voxels,
            header("short", "raw", ["endian: big"] + oriented) + voxels + voxels,
            header("float", "gzip", ["endian: little"] + oriented)
                + (try Gzip.compress(Array(repeating: 0, count: 32))),
            header("double", "ascii", ["spacings: 1 1 2"]) + Array("0 1 2 3e2 4.5 -5\n6 7\n".utf8),
            header("uint64", "text", ["spacings: 1 1 2", "# comment", "key:=value"]) + Array("0 1 1 0 0 1 0 0".utf8),
            Array("NRRD0005\ntype: uint8\ndimension: 4\nsizes: 1 2 2 2\nencoding: raw\nspace: ras\n".utf8)
                + Array("space directions: none (1,0,0) (0,1,0) (0,0,1)\n\n".utf8) + voxels,
        ]
    }

    private static func header(_ type: String, _ encoding: String, _ fields: [String]) -> [UInt8] {
        let lines = ["NRRD0004", "type: \(type)", "dimension: 3", "sizes: 2 2 2", "encoding: \(encoding)"] + fields
        return Array((lines.joined(separator: "\n") + "\n\n").utf8)
    }
}
