import Imaging
import Kernels

/// ``PairSums`` of a large region, by three-dimensional Fourier transforms of its box.
enum PairSpectra {
    /// Boxes of more voxels (8 million) are refused; at the limit, 0.3 GB is used.
    static let voxelLimit = 1 << 23

    /// The weighted sums over all ordered pairs of different voxels; `nil` if the box is too large.
    static func sums(_ values: [Double], isInside: [UInt8], grid: VoxelGrid) -> LatticePairSums? {
        guard grid.size.count <= voxelLimit else { return nil }
        return LatticePairSums(
            size: SIMD3(grid.size.x, grid.size.y, grid.size.z),
            spacing: grid.spacing,
            isInside: isInside,
            values: values
        )
    }
}
