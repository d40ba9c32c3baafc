/// All that an extraction found out about one lesion in one image.
public struct LesionFeatures: Sendable, Hashable {
    /// The features, in the order of ``FeatureSettings/features``.
    public let values: [FeatureValue]

    /// How many grey levels the bins of this lesion span: the `N_g` of texture features.
    public let binCount: Int

    /// How many of these have a voxel.
    public let occupiedBinCount: Int

    /// How the region came about, step by step.
    public let preparation: RegionPreparation

    /// What a person should know.
    public let warnings: [LesionWarning]

    /// Voxels of the mask as it came.
    public var voxelsBefore: Int { preparation.voxelsInMask }

    /// Voxels of the region that intensity features are computed on.
    public var voxelsAfter: Int { preparation.voxelsAfterOutliers }
}
