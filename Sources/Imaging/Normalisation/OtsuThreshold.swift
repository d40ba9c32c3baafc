/// The threshold that parts the intensities of an image into two classes as different as possible.
///
/// N. Otsu, IEEE Trans Syst Man Cybern 1979;9:62-66, doi 10.1109/TSMC.1979.4310076.
enum OtsuThreshold {
    /// Bins between the smallest and the largest intensity; the last holds its upper edge too.
    static let binCount = 256

    /// The upper edge of the bin after which the variance between the classes is largest, the first of equals.
    ///
    /// `nil` where no two finite intensities differ.
    static func threshold(of voxels: [Float]) -> Double? {
        var smallest = Float.infinity
        var largest = -Float.infinity
        for voxel in voxels where voxel.isFinite {
            smallest = min(smallest, voxel)
            largest = max(largest, voxel)
        }
        guard smallest < largest else { return nil }
        let first = Double(smallest)
        let width = (Double(largest) - first) / Double(binCount)
        var counts = [Double](repeating: 0, count: binCount)
        for voxel in voxels where voxel.isFinite {
            counts[min(Int((Double(voxel) - first) / width), binCount - 1)] += 1
        }
        return first + Double(lastBinBelow(counts) + 1) * width
    }

    /// The last bin of the lower class.
    private static func lastBinBelow(_ counts: [Double]) -> Int {
        let total = counts.reduce(0, +)
        var moment = 0.0
        for bin in counts.indices { moment += counts[bin] * Double(bin) }
        var best = (bin: 0, variance: -1.0)
        var lower = 0.0
        var lowerMoment = 0.0
        for bin in 0..<(binCount - 1) {
            lower += counts[bin]
            lowerMoment += counts[bin] * Double(bin)
            let distance = lowerMoment / lower - (moment - lowerMoment) / (total - lower)
            let variance = lower * (total - lower) * distance * distance
            if variance > best.variance { best = (bin, variance) }
        }
        return best.bin
    }
}
