internal import Imaging

extension ImageFilter {
    /// Throws if the filter would look too far on a grid or need too much memory.
    func check(on grid: VoxelGrid) throws(ImageFilterError) {
        let voxels = gaussianReach(grid.spacing) ?? margin(spacing: grid.spacing)?.max() ?? 0
        guard voxels <= Self.reachLimit else { throw .tooWide(voxels: voxels) }
        let points = transformPoints(grid)
        guard points <= Self.pointLimit else { throw .tooLarge(points: points) }
    }

    /// The reach of the Laplacian inside a filter that needs the whole image.
    private func gaussianReach(_ spacing: SIMD3<Double>) -> Int? {
        guard case .rieszLaplacianOfGaussian(_, let sigma, let truncation) = kernel else { return nil }
        return LaplacianOfGaussian.reach(sigma: sigma, truncation: truncation, spacing: spacing, extent: extent).max()
    }

    /// How many points the transforms have that are held at once.
    private func transformPoints(_ grid: VoxelGrid) -> Int {
        switch kernel {
        case .simoncelli(let level): frequencyFilter(level: level, order: nil).points(grid.size)
        case .rieszSimoncelli(let order, let level): frequencyFilter(level: level, order: order).points(grid.size)
        case .rieszLaplacianOfGaussian(let order, _, _):
            frequencyFilter(level: nil, order: order).points(grid.size)
        case .gabor(let sigma, _, let aspectRatio, let orientations):
            orientations.distinctDegrees.count
                * GaborFilter.points(sigma: sigma, aspectRatio: aspectRatio, grid: grid, extent: extent)
        default: 0
        }
    }
}
