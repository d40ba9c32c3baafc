import CanonicalEncoding
import FederatedAnalysis
import Statistics

/// Lesions with scores, made by a fixed generator: no data of anybody.
struct SimulatedCohort {
    struct Lesion {
        let site: String
        let patient: Int
        let isHigh: Bool
    }

    let sites = ["amsterdam-nki", "leeds-general", "lund", "torino-molinette"]
    let lesions: [Lesion]

    init(patientsPerSite: Int = 26, seed: UInt64 = 7) {
        var generator = SplitMix(state: seed)
        var lesions: [Lesion] = []
        for (number, site) in sites.enumerated() {
            for patient in 0..<patientsPerSite - 3 * number {
                let risk = 0.25 + 0.4 * generator.uniform()
                for _ in 0...Int(generator.next() % 3) {
                    let isHigh = generator.uniform() < risk
                    lesions.append(Lesion(site: site, patient: number * 1000 + patient, isHigh: isHigh))
                }
            }
        }
        self.lesions = lesions
    }

    /// The predictions of a signature whose high lesions score higher by about `effect` standard deviations.
    func scores(effect: Double, seed: UInt64) -> [Int] {
        var generator = SplitMix(state: seed)
        var shifts: [Int: Double] = [:]
        return lesions.map { lesion in
            let shift = shifts[lesion.patient] ?? 0.5 * generator.normal()
            shifts[lesion.patient] = shift
            let logit = -0.3 + (lesion.isHigh ? effect : 0) + shift + generator.normal()
            return ScoreHistogram.score(min(0.98, max(0.02, 0.5 + 0.17 * logit)))
        }
    }

    /// What a federated validation of these predictions would hold.
    func validation(
        _ scheme: ValidationScheme,
        scores: [Int],
        suppressBelow: Int,
        statements: Bool = true
    ) throws -> ValidationResult {
        let rows = Array(zip(lesions, scores))
        let own = try sites.map { site in
            try statement(site, rows.filter { $0.0.site == site }, suppressBelow: suppressBelow)
        }
        let (histogram, clusters) = Self.sums(rows)
        return try ValidationResult(
            json: .object([
                "scheme": .string(scheme.rawValue), "histogram": Self.json(histogram), "clusters": Self.json(clusters),
                "statements": .array(statements ? own : []),
            ])
        )
    }

    private func statement(_ site: String, _ rows: [(Lesion, Int)], suppressBelow: Int) throws -> JSONValue {
        let (histogram, clusters) = Self.sums(rows)
        guard min(clusters.highCount, clusters.lowCount) >= max(1, suppressBelow) else {
            let reason = "fewer than \(suppressBelow) lesions of a class"
            return SiteStatement(site: site, area: .notEstimable(reason)).json
        }
        let area = histogram.areaUnderCurve.value ?? 0.5
        let stated = SiteStatement.Area(
            lesions: rows.count,
            highLesions: clusters.highCount,
            area: area,
            variance: clusters.variance.value
        )
        return SiteStatement(site: site, area: .value(stated)).json
    }

    private static func sums(_ rows: [(Lesion, Int)]) -> (ScoreHistogram, ClusteredVariance) {
        var low = [Int64](repeating: 0, count: ScoreHistogram.binCount)
        var high = low
        for (lesion, score) in rows {
            if lesion.isHigh { high[score] += 1 } else { low[score] += 1 }
        }
        let histogram = ScoreHistogram(low: low, high: high)
        let area = histogram.areaUnderCurve.value ?? 0.5
        let placements = histogram.placements
        let patients = Dictionary(grouping: rows) { $0.0.patient }.sorted { $0.key < $1.key }.map(\.value)
        let terms = patients.map { lesions in
            ClusteredVariance.Term(
                highPlacements: lesions.filter(\.0.isHigh).map { placements.ofHigh[$0.1] },
                lowPlacements: lesions.filter { !$0.0.isHigh }.map { placements.ofLow[$0.1] },
                area: area
            )
        }
        let clusters = ClusteredVariance(
            highSquares: terms.reduce(0) { $0 + $1.highSquare },
            lowSquares: terms.reduce(0) { $0 + $1.lowSquare },
            products: terms.reduce(0) { $0 + $1.product },
            clusters: patients.count,
            clustersWithHigh: patients.filter { $0.contains(where: \.0.isHigh) }.count,
            clustersWithLow: patients.filter { $0.contains { !$0.0.isHigh } }.count,
            highCount: rows.filter(\.0.isHigh).count,
            lowCount: rows.filter { !$0.0.isHigh }.count
        )
        return (histogram, clusters)
    }

    private static func json(_ histogram: ScoreHistogram) -> JSONValue {
        .array(
            (0..<ScoreHistogram.binCount).filter { histogram.low[$0] + histogram.high[$0] > 0 }.map { score in
                .array([.integer(Int64(score)), .integer(histogram.low[score]), .integer(histogram.high[score])])
            }
        )
    }

    private static func json(_ clusters: ClusteredVariance) -> JSONValue {
        .object([
            "high_squares": .string(clusters.highSquares.decimalString),
            "low_squares": .string(clusters.lowSquares.decimalString),
            "products": .string(clusters.products.decimalString), "patients": .integer(Int64(clusters.clusters)),
            "patients_with_high": .integer(Int64(clusters.clustersWithHigh)),
            "patients_with_low": .integer(Int64(clusters.clustersWithLow)),
            "high_lesions": .integer(Int64(clusters.highCount)), "low_lesions": .integer(Int64(clusters.lowCount)),
        ])
    }
}

/// A generator whose numbers are the same everywhere.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// About standard normal: twelve uniform numbers, less six.
    mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
}
