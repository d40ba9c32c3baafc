/// A mask that was drawn on one grid and is used on another, and what of it did not fit.
public struct TransferredMask: Sendable, Hashable {
    /// The mask to use.
    public let mask: Mask

    /// How many voxels the mask had on its own grid.
    public let sourceVoxels: Int

    /// How many of those have their centre outside the other grid.
    public let voxelsLost: Int

    /// Whether both grids are the same, so that the mask stays as it is.
    public let isSameGrid: Bool

    /// Whether every voxel that is not lost was kept as it is: the grids are the same or have the same voxel centres.
    ///
    /// Otherwise the mask was interpolated.
    public let isExact: Bool

    /// The volume of one voxel of the mask's own grid in mm^3.
    public let sourceVoxelVolume: Double

    /// The mask's volume on its own grid in mm^3.
    public var sourceVolume: Double { Double(sourceVoxels) * sourceVoxelVolume }

    /// The mask's volume on the other grid in mm^3.
    public var volume: Double { Double(mask.voxelCount) * mask.grid.voxelVolume }

    /// By which part of itself the volume grew or, below 0, shrank; -1 if nothing is left, 0 for an empty mask.
    ///
    /// It tells what ``voxelsLost`` cannot: a mask thinner than the other grid's voxels has its centres inside that
    /// grid and may still vanish between its centres. What lies outside the grid is part of it, too.
    public var volumeChange: Double { sourceVoxels == 0 ? 0 : volume / sourceVolume - 1 }

    /// The part of the volume that lies outside the other grid, 0 to 1.
    public var lostFraction: Double { sourceVoxels == 0 ? 0 : Double(voxelsLost) / Double(sourceVoxels) }
}

extension Mask {
    /// The mask on another grid of the same space, however turned.
    ///
    /// On the same grid (``VoxelGrid/mismatch(with:tolerance:)`` finds nothing) the mask stays as it is, its own grid
    /// included. On a grid whose voxels have the same centres, to a hundredth of a voxel over the whole mask's grid, and
    /// only other axes or another size, each voxel is copied.
    ///
    /// Elsewhere a voxel is inside if trilinear interpolation of membership at its centre gives half or more; beyond its
    /// own grid the mask has no membership. A centre on the very border, half-way between a voxel inside and one outside,
    /// is inside at the end of smaller coordinates in the patient and outside at the other, as borders of contours are:
    /// otherwise a mask of one slice would grow by half on a grid of half the step. (``Resampling``, which follows
    /// others' definition for features, takes both.) Only the part of the other grid that the mask can reach is visited.
    public func resampled(onto target: VoxelGrid) throws(ImagingError) -> TransferredMask {
        guard grid.mismatch(with: target) != nil else {
            return transferred(to: self, voxelsLost: 0, isSameGrid: true, isExact: true)
        }
        if let map = LatticeMap(IndexMap(from: grid, to: target), of: grid.size) {
            let copy = try copied(by: map, onto: target)
            return transferred(to: copy, voxelsLost: voxelCount - copy.voxelCount, isSameGrid: false, isExact: true)
        }
        var members = [UInt8](repeating: 0, count: target.size.count)
        if let box = boundingBox { MaskTransfer(self, box, to: target).fill(&members) }
        let lost = boundingBox.map { voxels(in: $0, outside: target) } ?? 0
        let mask = try Mask(grid: target, isInside: members)
        return transferred(to: mask, voxelsLost: lost, isSameGrid: false, isExact: false)
    }

    private func transferred(to mask: Mask, voxelsLost: Int, isSameGrid: Bool, isExact: Bool) -> TransferredMask {
        TransferredMask(
            mask: mask,
            sourceVoxels: voxelCount,
            voxelsLost: voxelsLost,
            isSameGrid: isSameGrid,
            isExact: isExact,
            sourceVoxelVolume: grid.voxelVolume
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
