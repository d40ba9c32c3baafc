import Kernels

/// The uncertainty of an area under the curve on the logit scale (Pepe 2003, section 5.2.5): an interval that stays
/// between 0 and 1, and tests against an area of one half.
public struct AreaInterval: Sendable, Hashable {
    /// The standard error of the area.
    public let standardError: Double

    /// The lower end of the 95% interval.
    public let lower: Double

    /// The upper end of the 95% interval.
    public let upper: Double

    /// The probability of an area at least this large if the truth were one half.
    public let oneSidedP: Double

    /// The probability of an area at least this far from one half.
    public let twoSidedP: Double

    /// From an area and its variance.
    public static func estimate(area: Double, variance: Double) -> Estimate<AreaInterval> {
        guard area > 0, area < 1 else { return .notEstimable("every pair is ordered the same way") }
        let logit = Elementary.log(area) - Elementary.log1p(-area)
        let error = variance.squareRoot() / (area * (1 - area))
        guard error > 0, error.isFinite else { return .notEstimable("no variance") }
        let z = logit / error
        return .value(
            AreaInterval(
                standardError: variance.squareRoot(),
                lower: Elementary.sigmoid(logit - normal975 * error),
                upper: Elementary.sigmoid(logit + normal975 * error),
                oneSidedP: NormalDistribution.upper(z),
                twoSidedP: min(1, 2 * NormalDistribution.upper(z.magnitude))
            )
        )
    }

    /// The 97.5% quantile of the standard normal distribution.
    static let normal975 = 1.959963984540054
}
