/// Moran's I (N365) and Geary's C (NPT7): whether voxels close together are alike (IBSI 1, section 3.1).
///
/// Every pair of voxels weighs the inverse of its distance.
struct SpatialAutocorrelation: Sendable {
    /// Moran's I; about 0 without any association.
    let moran: FeatureOutcome

    /// Geary's C; about 1 without any association.
    let geary: FeatureOutcome

    /// From the intensities of a region, every pair of which counts.
    init(_ region: RegionOfInterest) {
        let moments = IntensityMoments(region.intensities)
        guard region.intensities.count > 1 else {
            (moran, geary) = (.undefined(.singleVoxel), .undefined(.singleVoxel))
            return
        }
        guard moments.variance > 0 else {
            (moran, geary) = (.undefined(.constantIntensity), .undefined(.constantIntensity))
            return
        }
        let deviation = moments.variance.squareRoot()
        let scores = region.intensities.map { (Double($0) - moments.mean) / deviation }
        guard let sums = PairSums(scores, isInside: region.isInside, grid: region.grid) else {
            (moran, geary) = (.undefined(.regionTooLarge), .undefined(.regionTooLarge))
            return
        }
        let count = Double(scores.count)
        let squares = scores.reduce(0) { $0 + $1 * $1 }
        moran = .value(count * sums.products / (sums.weights * squares))
        geary = .value((count - 1) * (sums.squares - sums.products) / (sums.weights * squares))
    }
}
