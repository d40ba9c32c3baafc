/// The central moments of intensities, with the number of voxels as divisor.
struct IntensityMoments: Sendable {
    /// The mean.
    let mean: Double

    /// The second central moment.
    let variance: Double

    /// The sum of squares.
    let energy: Double

    private let third: Double
    private let fourth: Double

    /// In two passes in memory order: the mean first, so that nothing cancels.
    init(_ intensities: [Float]) {
        let count = Double(intensities.count)
        var sum = 0.0
        var squares = 0.0
        for intensity in intensities {
            sum += Double(intensity)
            squares += Double(intensity) * Double(intensity)
        }
        let mean = sum / count
        var (second, third, fourth) = (0.0, 0.0, 0.0)
        for intensity in intensities {
            let deviation = Double(intensity) - mean
            let square = deviation * deviation
            second += square
            third += square * deviation
            fourth += square * square
        }
        self.mean = mean
        energy = squares
        // The mean of equal numbers may be off by a rounding; their variance is 0 all the same.
        let isConstant = intensities.allSatisfy { $0 == intensities[0] }
        variance = isConstant ? 0 : second / count
        self.third = third / count
        self.fourth = fourth / count
    }

    /// The third standardised moment; none if all intensities are equal.
    var skewness: FeatureOutcome {
        guard variance > 0 else { return .undefined(.constantIntensity) }
        return FeatureOutcome(third / (variance * variance.squareRoot()), otherwise: .overflow)
    }

    /// The fourth standardised moment less 3; none if all intensities are equal.
    var excessKurtosis: FeatureOutcome {
        guard variance > 0 else { return .undefined(.constantIntensity) }
        return FeatureOutcome(fourth / (variance * variance) - 3, otherwise: .overflow)
    }
}
