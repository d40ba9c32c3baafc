/// The mean and the standard deviation of the finite intensities of a region.
struct RegionMoments {
    /// The arithmetic mean.
    let mean: Double

    /// The standard deviation of a sample (divisor n - 1), above 0.
    let deviation: Double

    /// Takes the moments inside a mask on the image's grid, of the intensities inside some limits.
    ///
    /// In two passes, each summed in the order of memory. Refuses a region whose intensities are all the same.
    init<Stage>(
        of volume: Volume<Stage>,
        in mask: Mask,
        keeping limits: ClosedRange<Double> = -Double.infinity...Double.infinity
    ) throws(ImagingError) {
        guard mask.voxelCount > 0 else { throw .emptyMask }
        let voxels = volume.voxels.span
        let isInside = mask.isInside.span
        var sum = 0.0
        var count = 0
        var smallest = Double.infinity
        var largest = -Double.infinity
        for index in voxels.indices where isInside[index] == 1 && voxels[index].isFinite {
            let value = Double(voxels[index])
            guard value >= limits.lowerBound, value <= limits.upperBound else { continue }
            sum += value
            count += 1
            smallest = min(smallest, value)
            largest = max(largest, value)
        }
        guard count > 0 else { throw .noFiniteIntensity }
        guard smallest < largest else { throw .flatIntensities }
        let mean = sum / Double(count)
        var square = 0.0
        for index in voxels.indices where isInside[index] == 1 && voxels[index].isFinite {
            let value = Double(voxels[index])
            guard value >= limits.lowerBound, value <= limits.upperBound else { continue }
            square += (value - mean) * (value - mean)
        }
        self.mean = mean
        deviation = (square / Double(count - 1)).squareRoot()
    }
}
