/// Obuchowski's variance of an area under the curve when rows come in clusters (Biometrics 1997;53:567, doi
/// 10.2307/2533958): several lesions of one patient are not independent.
///
/// Of each cluster only three products enter, so that the variance of a federated study needs only their sums. With `a`
/// and `b` the cluster's sums of placement values minus area, over its high and its low rows:
/// S10 = I10/((I10-1) m) sum a^2 / m and so on, as the paper has them.
public struct ClusteredVariance: Sendable, Hashable {
    /// What one cluster adds.
    public struct Term: Sendable, Hashable {
        /// The square of the high rows' sum of (placement - area).
        public let highSquare: Double

        /// The square of the low rows' sum of (placement - area).
        public let lowSquare: Double

        /// The product of the two sums.
        public let product: Double

        /// From a cluster's placement values and the overall area.
        public init(highPlacements: [Double], lowPlacements: [Double], area: Double) {
            let high = highPlacements.reduce(0) { $0 + ($1 - area) }
            let low = lowPlacements.reduce(0) { $0 + ($1 - area) }
            highSquare = high * high
            lowSquare = low * low
            product = high * low
        }
    }

    /// The sum of the squares of the high rows' parts over all clusters.
    public let highSquares: Double

    /// The sum of the squares of the low rows' parts.
    public let lowSquares: Double

    /// The sum of the products.
    public let products: Double

    /// How many clusters there are.
    public let clusters: Int

    /// How many clusters have a high row.
    public let clustersWithHigh: Int

    /// How many clusters have a low row.
    public let clustersWithLow: Int

    /// How many high rows there are.
    public let highCount: Int

    /// How many low rows there are.
    public let lowCount: Int

    /// Creates the sums.
    public init(
        highSquares: Double,
        lowSquares: Double,
        products: Double,
        clusters: Int,
        clustersWithHigh: Int,
        clustersWithLow: Int,
        highCount: Int,
        lowCount: Int
    ) {
        self.highSquares = highSquares
        self.lowSquares = lowSquares
        self.products = products
        self.clusters = clusters
        self.clustersWithHigh = clustersWithHigh
        self.clustersWithLow = clustersWithLow
        self.highCount = highCount
        self.lowCount = lowCount
    }

    /// The variance of the area; equal to DeLong's if every cluster has one row.
    public var variance: Estimate<Double> {
        guard clustersWithHigh > 1, clustersWithLow > 1 else {
            return .notEstimable("fewer than two patients of a class")
        }
        let (m, n) = (Double(highCount), Double(lowCount))
        let (i10, i01, i) = (Double(clustersWithHigh), Double(clustersWithLow), Double(clusters))
        let variance =
            highSquares * i10 / ((i10 - 1) * m * m) + lowSquares * i01 / ((i01 - 1) * n * n)
            + 2 * products * i / ((i - 1) * m * n)
        guard variance > 0 else { return .notEstimable("no variation between patients") }
        return .value(variance)
    }
}
