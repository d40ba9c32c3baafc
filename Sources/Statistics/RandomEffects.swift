import Kernels

/// A summary of areas under the curve over sites: random effects on the logit scale, DerSimonian-Laird (1986, doi
/// 10.1016/0197-2456(86)90046-2), with a normal interval and a prediction interval for a new site.
public struct RandomEffects: Sendable, Hashable {
    /// The summary area.
    public let area: Double

    /// The 95% interval of the summary.
    public let lower: Double

    /// The upper end of it.
    public let upper: Double

    /// The variance between sites on the logit scale.
    public let betweenSites: Double

    /// The 95% prediction interval of a new site's area (Higgins 2009, doi 10.1111/j.1467-985X.2008.00552.x); `nil` for
    /// fewer than three sites.
    public let prediction: ClosedRange<Double>?

    /// From each site's area and its variance; sites without a variance are left out by the caller.
    public static func estimate(areas: [(area: Double, variance: Double)]) -> Estimate<RandomEffects> {
        let sites = areas.filter { $0.area > 0 && $0.area < 1 && $0.variance > 0 }.map { site in
            let scale = site.area * (1 - site.area)
            return (
                logit: Elementary.log(site.area) - Elementary.log1p(-site.area),
                variance: site.variance / (scale * scale)
            )
        }
        guard sites.count >= 2 else { return .notEstimable("fewer than two sites with an area and a variance") }
        let between = betweenVariance(sites)
        let weights = sites.map { 1 / ($0.variance + between) }
        let total = weights.reduce(0, +)
        let mean = zip(weights, sites).reduce(0) { $0 + $1.0 * $1.1.logit } / total
        let error = (1 / total).squareRoot()
        let spread = (between + 1 / total).squareRoot()
        let prediction: ClosedRange<Double>? =
            sites.count < 3
            ? nil
            : {
                let t = StudentDistribution.quantile975(degreesOfFreedom: sites.count - 2)
                return Elementary.sigmoid(mean - t * spread)...Elementary.sigmoid(mean + t * spread)
            }()
        return .value(
            RandomEffects(
                area: Elementary.sigmoid(mean),
                lower: Elementary.sigmoid(mean - AreaInterval.normal975 * error),
                upper: Elementary.sigmoid(mean + AreaInterval.normal975 * error),
                betweenSites: between,
                prediction: prediction
            )
        )
    }

    private static func betweenVariance(_ sites: [(logit: Double, variance: Double)]) -> Double {
        let weights = sites.map { 1 / $0.variance }
        let total = weights.reduce(0, +)
        let mean = zip(weights, sites).reduce(0) { $0 + $1.0 * $1.1.logit } / total
        let heterogeneity = zip(weights, sites).reduce(0) {
            $0 + $1.0 * ($1.1.logit - mean) * ($1.1.logit - mean)
        }
        let scale = total - weights.reduce(0) { $0 + $1 * $1 } / total
        return max(0, (heterogeneity - Double(sites.count - 1)) / scale)
    }
}
