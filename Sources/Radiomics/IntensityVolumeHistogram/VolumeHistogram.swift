/// How many voxels have at least each of some equidistant intensities.
struct VolumeHistogram: Sendable {
    /// The first of the intensities.
    let first: Double

    /// The distance between them.
    let step: Double

    /// How many voxels have an intensity of each of them or more; never rises.
    let atLeast: [Int]

    /// Counts a region's intensities into bins; `nil` if there would be more than can be counted.
    init?(_ distribution: Distribution, bins: IntensityVolumeHistogramBins, range: ClosedRange<Double>?) {
        let lower = range?.lowerBound ?? distribution.lowest
        let upper = max(range?.upperBound ?? distribution.highest, distribution.highest)
        let count: Int
        let index: (Double) -> Double
        switch bins {
        case .unitSteps:
            guard let steps = Self.whole((upper - lower).rounded(.down) + 1) else { return nil }
            (first, step, count) = (lower, 1, steps)
            index = { $0 - lower }
        case .fixedBinSize(let width):
            // An intensity on the upper end of a given range belongs to the last bin; one of the region opens a bin.
            let quotient = (upper - lower) / width
            let whole = range == nil ? quotient.rounded(.down) + 1 : quotient.rounded(.up)
            guard let steps = Self.whole(max(whole, 1)) else { return nil }
            (first, step, count) = (lower + 0.5 * width, width, steps)
            index = { ($0 - lower) / width }
        case .fixedBinNumber(let number):
            let (least, span) = (distribution.lowest, distribution.highest - distribution.lowest)
            (first, step, count) = (1, 1, span > 0 ? number : 1)
            index = { span > 0 ? ($0 - least) * Double(number) / span : 0 }
        }
        // Whether an intensity is in a bin or a higher one does not change back as intensities rise.
        let last = Double(count - 1)
        atLeast = (0..<count).map { bin in
            let first = distribution.firstIndex { bin == 0 || min(index($0), last) >= Double(bin) }
            return distribution.count(in: first..<distribution.values.count)
        }
    }

    private static func whole(_ count: Double) -> Int? {
        count <= Double(Discretisation.levelLimit) ? Int(count) : nil
    }

    /// The share of the region with at least a fraction of the range of intensities; none if that is a single one.
    func volume(atIntensity fraction: Double) -> Double? {
        guard atLeast.count > 1 else { return nil }
        let last = Double(atLeast.count - 1)
        // A bin that is on the fraction but for rounding has it.
        let bin = Int((fraction * last - 1e-9 * last).rounded(.up))
        return Double(atLeast[bin]) / Double(atLeast[0])
    }

    /// The least of the intensities that at most a fraction of the region has; the next one above all of them, if even
    /// the highest is more frequent.
    func intensity(atVolume fraction: Double) -> Double {
        let allowed = fraction * Double(atLeast[0])
        // The curve never rises, so the first bin that is allowed is found by halving.
        var (low, high) = (0, atLeast.count)
        while low < high {
            let middle = (low + high) / 2
            if Double(atLeast[middle]) <= allowed { high = middle } else { low = middle + 1 }
        }
        return first + Double(low) * step
    }

    /// The area under the curve of volume over the fraction of intensity, by trapezoids; 0 for a single intensity.
    var area: Double {
        guard atLeast.count > 1, let last = atLeast.last else { return 0 }
        let sum = Double(atLeast.reduce(0, +)) - 0.5 * Double(atLeast[0] + last)
        return sum / Double(atLeast[0]) / Double(atLeast.count - 1)
    }
}
