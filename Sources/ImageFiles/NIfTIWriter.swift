public import Imaging

extension NIfTIFile {
    /// An image as float32, gzip-compressed unless told; equal images give equal bytes.
    public static func bytes(
        of volume: Volume<some Sendable>,
        compressed: Bool = true
    ) throws(ImageFileError) -> [UInt8] {
        var file = header(volume.grid, type: .float32)
        file.reserveCapacity(file.count + 4 * volume.voxels.count)
        for voxel in volume.voxels { append(UInt64(voxel.bitPattern), size: 4, to: &file) }
        return compressed ? try Gzip.compress(file) : file
    }

    /// A mask as uint8 with 1 inside, gzip-compressed.
    public static func bytes(of mask: Mask) throws(ImageFileError) -> [UInt8] {
        try Gzip.compress(header(mask.grid, type: .uint8) + mask.isInside)
    }

    /// The 348 bytes of the header and 4 that say "no extensions"; the orientation is in the sform.
    private static func header(_ grid: VoxelGrid, type: NIfTIVoxelType) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 352)
        put(348, size: 4, at: 0, in: &bytes)
        for (index, size) in [3, grid.size.x, grid.size.y, grid.size.z, 1, 1, 1, 1].enumerated() {
            put(size, size: 2, at: 40 + 2 * index, in: &bytes)
        }
        put(type.rawValue, size: 2, at: 70, in: &bytes)
        put(8 * type.byteCount, size: 2, at: 72, in: &bytes)
        for (index, number) in [1, grid.spacing.x, grid.spacing.y, grid.spacing.z].enumerated() {
            put(number, at: 76 + 4 * index, in: &bytes)
        }
        put(352, at: 108, in: &bytes)
        put(1, at: 112, in: &bytes)
        bytes[123] = 2
        put(1, size: 2, at: 254, in: &bytes)
        let sign = SIMD3<Double>(-1, -1, 1)
        for row in 0..<3 {
            for axis in 0..<3 {
                let element = grid.direction[axis][row] * grid.spacing[axis] * sign[row]
                put(element, at: 280 + 16 * row + 4 * axis, in: &bytes)
            }
            put(grid.origin[row] * sign[row], at: 292 + 16 * row, in: &bytes)
        }
        bytes.replaceSubrange(344..<348, with: Array("n+1\0".utf8))
        return bytes
    }

    private static func put(_ number: Double, at offset: Int, in bytes: inout [UInt8]) {
        put(Int(Float(number).bitPattern), size: 4, at: offset, in: &bytes)
    }

    private static func put(_ number: Int, size: Int, at offset: Int, in bytes: inout [UInt8]) {
        for byte in 0..<size { bytes[offset + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
    }

    private static func append(_ bits: UInt64, size: Int, to bytes: inout [UInt8]) {
        for byte in 0..<size { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))) }
    }
}
