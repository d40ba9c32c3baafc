/// Why a feature has no value; the raw value is for people.
public enum UndefinedReason: String, Sendable, Hashable, CaseIterable {
    /// All intensities are equal, so that the variance in a denominator is 0.
    case constantIntensity = "all intensities are equal"

    /// The formula divides by a mean, a sum or quartiles that are 0.
    case zeroIntensity = "the intensities sum to zero"

    /// The region has one voxel and the formula needs pairs.
    case singleVoxel = "the region has one voxel"

    /// No voxel lies between the percentiles that the formula uses.
    case tooFewVoxels = "the region has too few voxels"

    /// The region is flat, so that its ellipsoid has no volume.
    case flatRegion = "the region is flat"

    /// No voxel has a neighbor inside the region.
    case noNeighbors = "no two voxels of the region are neighbors"

    /// The formula's denominator is zero for this distribution of grey levels.
    case zeroDenominator = "the grey levels make a denominator zero"

    /// A table of so many grey levels would not fit the memory that is set aside for one.
    case tooManyGreyLevels = "there are too many grey levels"

    /// The computation would not fit the memory that is set aside for one.
    case regionTooLarge = "the region is too large"

    /// The result is beyond the range of numbers.
    case overflow = "the value is beyond the range of numbers"
}
