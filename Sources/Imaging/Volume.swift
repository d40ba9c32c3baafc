/// The stage of an image as it was acquired.
public enum Raw: Sendable {}

/// The stage of an image on the grid that features are computed on.
public enum Resampled: Sendable {}

/// A three-dimensional image.
///
/// `Stage` keeps images before and after resampling apart, so that confusing them does not compile.
public struct Volume<Stage: Sendable>: Sendable {
    /// Where the voxels are.
    public let grid: VoxelGrid

    /// The intensities, first axis fastest; they may hold NaN.
    public let voxels: [Float]

    /// Pairs a grid with its intensities.
    public init(grid: VoxelGrid, voxels: [Float]) throws(ImagingError) {
        guard voxels.count == grid.size.count else {
            throw .wrongVoxelCount(expected: grid.size.count, found: voxels.count)
        }
        self.grid = grid
        self.voxels = voxels
    }

    /// The intensity at voxel indices inside the grid.
    public subscript(x: Int, y: Int, z: Int) -> Float { voxels[grid.index(x: x, y: y, z: z)] }
}
