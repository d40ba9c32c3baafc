/// A mask that was drawn on one grid and is used on another, and what of it did not fit.
public struct TransferredMask: Sendable, Hashable {
    /// The mask to use.
    public let mask: Mask

    /// How many voxels the mask had on its own grid.
    public let sourceVoxels: Int

    /// How many of those have their centre outside the other grid.
    public let voxelsLost: Int

    /// Whether both grids are the same, so that nothing was interpolated.
    public let isSameGrid: Bool

    /// The part of the volume that lies outside the other grid, 0 to 1.
    public var lostFraction: Double { sourceVoxels == 0 ? 0 : Double(voxelsLost) / Double(sourceVoxels) }
}

extension Mask {
    /// The mask on another grid of the same space, however turned.
    ///
    /// A voxel is inside if trilinear interpolation of membership at its centre gives half or more, as in
    /// ``Resampling``; beyond its own grid the mask has no membership. On the same grid (``VoxelGrid/mismatch(with:tolerance:)``
    /// finds nothing) the mask stays as it is, its own grid included. Only the part of the other grid that the mask can
    /// reach is visited.
    public func resampled(onto target: VoxelGrid) throws(ImagingError) -> TransferredMask {
        guard grid.mismatch(with: target) != nil else {
            return TransferredMask(mask: self, sourceVoxels: voxelCount, voxelsLost: 0, isSameGrid: true)
        }
        var members = [UInt8](repeating: 0, count: target.size.count)
        if let box = boundingBox { MaskTransfer(self, box, to: target).fill(&members) }
        return TransferredMask(
            mask: try Mask(grid: target, isInside: members),
            sourceVoxels: voxelCount,
            voxelsLost: boundingBox.map { voxels(in: $0, outside: target) } ?? 0,
            isSameGrid: false
        )
    }

    /// How many voxels inside have their centre more than half a voxel beyond the outermost centres of another grid.
    private func voxels(in box: VoxelBox, outside other: VoxelGrid) -> Int {
        let map = IndexMap(from: grid, to: other)
        let members = isInside.span
        let last = SIMD3(Double(other.size.x), Double(other.size.y), Double(other.size.z)) - 0.5 + IndexMap.rounding
        let first = SIMD3<Double>(repeating: -0.5 - IndexMap.rounding)
        guard map.corners(of: box).contains(where: { any($0 .< first) || any($0 .> last) }) else { return 0 }
        var count = 0
        for z in box.z {
            for y in box.y {
                let row = grid.index(x: 0, y: y, z: z)
                for x in box.x where members[row + x] == 1 {
                    let place = map[SIMD3(Double(x), Double(y), Double(z))]
                    if any(place .< first) || any(place .> last) { count += 1 }
                }
            }
        }
        return count
    }
}
