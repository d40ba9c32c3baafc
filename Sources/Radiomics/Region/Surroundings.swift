import Imaging

/// The intensities around a region, on the grid that features are computed on, as far as a family reads them.
///
/// Without resampling this is the image itself, not a copy. Voxels outside the mask may hold NaN.
struct Surroundings: Sendable {
    /// First axis fastest.
    let voxels: [Float]

    /// How many voxels there are along each axis.
    let size: Size3

    /// The indices of the first voxel of the region's box.
    let corner: SIMD3<Int>

    /// Whether intensities are to be rounded to whole numbers as they are read.
    let rounds: Bool

    /// The intensities of some voxels of the region's box, in memory order.
    func intensities(of runs: MaskRuns) -> [Float] {
        var intensities: [Float] = []
        intensities.reserveCapacity(runs.voxelCount)
        for run in runs.runs {
            let start = index(run.first, run.row % runs.size.y, run.row / runs.size.y)
            intensities.append(contentsOf: voxels[start..<start + run.end - run.first])
        }
        if rounds { Self.round(&intensities) }
        return intensities
    }

    /// The index of a voxel by its place in the region's box.
    func index(_ x: Int, _ y: Int, _ z: Int) -> Int {
        corner.x + x + size.x * (corner.y + y + size.y * (corner.z + z))
    }

    /// Rounds to the nearest whole number, halves away from zero; leaves alone what has no fraction or is not finite.
    static func round(_ intensities: inout [Float]) {
        for index in intensities.indices {
            let intensity = intensities[index]
            guard intensity.magnitude < 8_388_608 else { continue }
            let whole = Float(Int32(intensity))
            let rest = intensity - whole
            intensities[index] = rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
        }
    }
}
