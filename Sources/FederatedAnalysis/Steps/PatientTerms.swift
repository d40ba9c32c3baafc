import Statistics

/// What the patients of one site add to Obuchowski's sums.
enum PatientTerms {
    /// Patients, patients with a high row, patients with a low row.
    static func counts(_ patients: [[ScoredRow]]) -> [Int] {
        [
            patients.count, patients.count { $0.contains(where: \.isHigh) },
            patients.count { $0.contains { !$0.isHigh } },
        ]
    }

    /// Each patient's term, from placement values among all rows of a histogram; none if the area is not estimable.
    static func terms(_ patients: [[ScoredRow]], within histogram: ScoreHistogram) -> [ClusteredVariance.Term] {
        guard let area = histogram.areaUnderCurve.value else { return [] }
        let placements = histogram.placements
        return patients.map { rows in
            ClusteredVariance.Term(
                highPlacements: rows.filter(\.isHigh).map { placements.ofHigh[$0.score] },
                lowPlacements: rows.filter { !$0.isHigh }.map { placements.ofLow[$0.score] },
                area: area
            )
        }
    }

    /// The histogram of a site's own rows.
    static func histogram(_ patients: [[ScoredRow]]) -> ScoreHistogram {
        var low = [Int64](repeating: 0, count: ScoreHistogram.binCount)
        var high = low
        for row in patients.joined() {
            if row.isHigh { high[row.score] += 1 } else { low[row.score] += 1 }
        }
        return ScoreHistogram(low: low, high: high)
    }

    /// Obuchowski's sums over some patients alone.
    static func variance(_ patients: [[ScoredRow]], within histogram: ScoreHistogram) -> ClusteredVariance {
        let terms = terms(patients, within: histogram)
        let counts = counts(patients)
        return ClusteredVariance(
            highSquares: terms.reduce(0) { $0 + $1.highSquare },
            lowSquares: terms.reduce(0) { $0 + $1.lowSquare },
            products: terms.reduce(0) { $0 + $1.product },
            clusters: counts[0],
            clustersWithHigh: counts[1],
            clustersWithLow: counts[2],
            highCount: Int(histogram.highCount),
            lowCount: Int(histogram.lowCount)
        )
    }
}
