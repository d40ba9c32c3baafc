import Imaging
import Kernels

/// The features of intensities alone (`firstorder`).
enum FirstOrderFeatures {
    static func outcomes(_ region: LevelRegion, settings: PyRadiomicsSettings) -> [NamedOutcome] {
        let sorted = region.intensities.sorted()
        let moments = Moments(region.intensities)
        let energy = energy(region.intensities, shift: settings.voxelArrayShift)
        let count = Double(sorted.count)
        let (low, high) = (percentile(sorted, 0.1), percentile(sorted, 0.9))
        let (entropy, uniformity) = histogram(region)
        // A variance of 0 is taken as 1, so that skewness and kurtosis are 0.
        let variance = moments.variance == 0 ? 1 : moments.variance
        let voxelVolume = region.spacing.x * region.spacing.y * region.spacing.z
        let values: [(String, Double)] = [
            ("10Percentile", low), ("90Percentile", high), ("Energy", energy), ("Entropy", entropy),
            ("InterquartileRange", percentile(sorted, 0.75) - percentile(sorted, 0.25)),
            ("Kurtosis", moments.fourth / (variance * variance)), ("Maximum", sorted[sorted.count - 1]),
            ("MeanAbsoluteDeviation", meanDeviation(region.intensities)), ("Mean", moments.mean),
            ("Median", percentile(sorted, 0.5)), ("Minimum", sorted[0]),
            ("Range", sorted[sorted.count - 1] - sorted[0]),
            ("RobustMeanAbsoluteDeviation", meanDeviation(region.intensities.filter { $0 >= low && $0 <= high })),
            ("RootMeanSquared", (energy / count).squareRoot()),
            ("Skewness", moments.third / (variance * variance.squareRoot())),
            ("TotalEnergy", energy * voxelVolume), ("Uniformity", uniformity), ("Variance", moments.variance),
        ]
        return values.map { NamedOutcome($0.0, $0.1) }
    }

    private static func energy(_ intensities: [Double], shift: Double) -> Double {
        var energy = 0.0
        for intensity in intensities { energy += (intensity + shift) * (intensity + shift) }
        return energy
    }

    /// Between the two nearest ranks, as NumPy's linear method.
    private static func percentile(_ sorted: [Double], _ fraction: Double) -> Double {
        let position = Double(sorted.count - 1) * fraction
        let index = Int(position)
        let (lower, upper) = (sorted[index], sorted[min(index + 1, sorted.count - 1)])
        let weight = position - Double(index)
        return weight < 0.5 ? lower + (upper - lower) * weight : upper - (upper - lower) * (1 - weight)
    }

    private static func meanDeviation(_ numbers: [Double]) -> Double {
        let mean = Moments(numbers).mean
        var sum = 0.0
        for number in numbers { sum += (number - mean).magnitude }
        return sum / Double(max(numbers.count, 1))
    }

    private static func histogram(_ region: LevelRegion) -> (entropy: Double, uniformity: Double) {
        let count = Double(region.intensities.count)
        var (entropy, uniformity) = (0.0, 0.0)
        for voxels in region.counts {
            let share = Double(voxels) / count
            entropy -= share * Elementary.log2(share + Double.ulpOfOne)
            uniformity += share * share
        }
        return (entropy, uniformity)
    }
}
