import Imaging

/// The centre of mass of a region whose voxels weigh as much as their intensity.
struct WeightedCentre: Sendable {
    /// In mm from the first voxel of the box, along the grid's axes; `nil` if the intensities sum to 0.
    let position: SIMD3<Double>?

    /// The mean intensity.
    let meanIntensity: Double

    /// Sums intensities in memory order: by runs of voxels, and these together.
    init(_ region: RegionOfInterest) {
        let mask = PackedMask(region.isInside, size: region.grid.size)
        let intensities = region.intensities.span
        var mass = 0.0
        var moment = SIMD3<Double>.zero
        var next = 0
        for row in 0..<mask.size.y * mask.size.z {
            let (y, z) = (Double(row % mask.size.y), Double(row / mask.size.y))
            mask.forEachRun(row) { run in
                // The intensity, and its product with the place.
                var sums = SIMD2<Double>.zero
                for x in run {
                    sums += Double(intensities[next]) * SIMD2(1, Double(x))
                    next &+= 1
                }
                mass += sums.x
                moment += SIMD3(sums.y, sums.x * y, sums.x * z)
            }
        }
        position = mass == 0 ? nil : moment / mass * region.grid.spacing
        meanIntensity = mass / Double(next)
    }
}
