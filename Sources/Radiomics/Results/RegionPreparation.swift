public import Imaging

/// How a region came about: sizes, spacings and voxels at each step.
public struct RegionPreparation: Sendable, Hashable {
    /// The image as it came.
    public let imageSize: Size3

    /// Its voxel spacing in mm.
    public let imageSpacing: SIMD3<Double>

    /// The smallest box around the mask as it came.
    public let maskBoxSize: Size3

    /// The whole image on the grid that features are computed on; only its part around the mask is ever made.
    public let resampledSize: Size3

    /// The voxel spacing of that grid in mm.
    public let resampledSpacing: SIMD3<Double>

    /// The smallest box around the mask on that grid.
    public let shapeBoxSize: Size3

    /// The smallest box around what re-segmentation left of it.
    public let intensityBoxSize: Size3

    /// Voxels of the mask as it came.
    public let voxelsInMask: Int

    /// Voxels of the mask after resampling: those that shape features count.
    public let voxelsAfterResampling: Int

    /// Those of them in the range of re-segmentation.
    public let voxelsAfterRange: Int

    /// Those of them that are no outliers: the voxels that intensity features count.
    public let voxelsAfterOutliers: Int

    /// How many parts the mask has after resampling that do not touch, not even with a corner.
    public let componentCount: Int

    /// Whether the mask reaches the edge of the image.
    public let touchesEdge: Bool

    /// The intensities of the mask before re-segmentation.
    public let intensitiesAfterResampling: IntensitySummary

    /// The intensities that intensity features are computed on.
    public internal(set) var intensitiesAfterResegmentation: IntensitySummary
}
