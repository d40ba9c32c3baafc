/// The finite intensities of a region in rising order, for percentiles.
struct SortedIntensities {
    /// At least one, none of them NaN or infinite.
    let values: [Float]

    /// The intensities of an image inside a mask on its grid.
    init<Stage>(of volume: Volume<Stage>, in mask: Mask) throws(ImagingError) {
        if let mismatch = volume.grid.mismatch(with: mask.grid) { throw .gridMismatch(mismatch) }
        guard mask.voxelCount > 0 else { throw .emptyMask }
        var values: [Float] = []
        values.reserveCapacity(mask.voxelCount)
        let voxels = volume.voxels.span
        let isInside = mask.isInside.span
        for index in voxels.indices where isInside[index] == 1 && voxels[index].isFinite {
            values.append(voxels[index])
        }
        guard !values.isEmpty else { throw .noFiniteIntensity }
        values.sort()
        self.values = values
    }

    /// The percentile from 0 to 100, linear between ranks.
    ///
    /// Rank `(n - 1) p / 100` counted from 0: Hyndman and Fan's seventh definition (Am Stat 1996;50:361-365), which NumPy
    /// has as its default.
    func percentile(_ percent: Double) -> Double {
        let rank = Double(values.count - 1) * min(max(percent, 0), 100) / 100
        let below = Int(rank)
        let above = min(below + 1, values.count - 1)
        let lower = Double(values[below])
        return lower + (Double(values[above]) - lower) * (rank - Double(below))
    }
}
