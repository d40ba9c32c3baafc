import Imaging

/// The centre of mass of a region whose voxels weigh as much as their intensity.
struct WeightedCentre: Sendable {
    /// In mm from the first voxel of the box, along the grid's axes; `nil` if the intensities sum to 0.
    let position: SIMD3<Double>?

    /// The mean intensity.
    let meanIntensity: Double

    /// Sums intensities in memory order.
    init(_ region: RegionOfInterest) {
        let size = region.grid.size
        var mass = 0.0
        var moment = SIMD3<Double>.zero
        var next = 0
        for z in 0..<size.z {
            for y in 0..<size.y {
                let row = size.x * (y + size.y * z)
                for x in 0..<size.x where region.isInside[row + x] == 1 {
                    let intensity = Double(region.intensities[next])
                    next += 1
                    mass += intensity
                    moment += intensity * SIMD3(Double(x), Double(y), Double(z))
                }
            }
        }
        position = mass == 0 ? nil : moment / mass * region.grid.spacing
        meanIntensity = mass / Double(next)
    }
}
