public import CanonicalEncoding
public import Statistics

/// How well a signature's models predicted rows under one scheme.
///
/// Holds sums; the statistics below follow from them.
public struct ValidationResult: Sendable, Hashable, JSONRepresentable {
    /// Which model predicted which row.
    public let scheme: ValidationScheme

    /// How many lesions of each outcome have each score.
    public let counts: SparseHistogram

    /// Obuchowski's sums over patients.
    public let clusters: ClusteredVariance

    /// What sites say about themselves, where the study asks for it and the numbers are large enough.
    public let statements: [SiteStatement]

    /// Collects the sums.
    public init(
        scheme: ValidationScheme,
        counts: SparseHistogram,
        clusters: ClusteredVariance,
        statements: [SiteStatement]
    ) {
        self.scheme = scheme
        self.counts = counts
        self.clusters = clusters
        self.statements = statements
    }

    /// The validation as canonical JSON.
    public var json: JSONValue {
        .object([
            "scheme": .string(scheme.rawValue), "histogram": counts.json, "clusters": clusters.json,
            "statements": .array(statements.map(\.json)),
        ])
    }

    /// Reads a validation; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "validation")
        let name = try fields.string("scheme")
        guard let scheme = ValidationScheme(rawValue: name) else {
            throw JSONError(path: "validation.scheme", reason: "\"\(name.prefix(64))\" is not known to this version")
        }
        self.scheme = scheme
        counts = try SparseHistogram(json: fields.value("histogram"))
        clusters = try ClusteredVariance(json: fields.value("clusters"))
        var statements: [SiteStatement] = []
        for element in try fields.array("statements") { statements.append(try SiteStatement(json: element)) }
        self.statements = statements
        try fields.finish()
    }
}

// MARK: - Statistics

extension ValidationResult {
    /// The full histogram of scores.
    public var histogram: ScoreHistogram { counts.histogram }

    /// Predicted lesions.
    public var lesions: Int { clusters.highCount + clusters.lowCount }

    /// Predicted lesions with the high outcome.
    public var highLesions: Int { clusters.highCount }

    /// Patients with a predicted lesion.
    public var patients: Int { clusters.clusters }

    /// The area under the ROC curve, exact.
    public var area: Estimate<Double> {
        lesions == 0
            ? .notEstimable("no lesion was predicted, since no model could be fitted") : histogram.areaUnderCurve
    }

    /// Its 95% interval (Obuchowski's variance on the logit scale) and tests against one half.
    public var interval: Estimate<AreaInterval> {
        switch (area, clusters.variance) {
        case (.value(let area), .value(let variance)): AreaInterval.estimate(area: area, variance: variance)
        case (.notEstimable(let reason), _), (_, .notEstimable(let reason)): .notEstimable(reason)
        }
    }

    /// The summary of the sites' own areas: random effects with a prediction interval.
    public var heterogeneity: Estimate<RandomEffects> {
        RandomEffects.estimate(
            areas: statements.compactMap { statement in
                guard case .value(let value) = statement.area, let variance = value.variance else { return nil }
                return (value.area, variance)
            }
        )
    }
}

extension ClusteredVariance {
    var json: JSONValue {
        .object([
            "high_squares": .string(highSquares.decimalString), "low_squares": .string(lowSquares.decimalString),
            "products": .string(products.decimalString), "patients": .integer(Int64(clusters)),
            "patients_with_high": .integer(Int64(clustersWithHigh)),
            "patients_with_low": .integer(Int64(clustersWithLow)), "high_lesions": .integer(Int64(highCount)),
            "low_lesions": .integer(Int64(lowCount)),
        ])
    }

    init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "clusters")
        self.init(
            highSquares: try fields.double("high_squares"),
            lowSquares: try fields.double("low_squares"),
            products: try fields.double("products"),
            clusters: try fields.int("patients"),
            clustersWithHigh: try fields.int("patients_with_high"),
            clustersWithLow: try fields.int("patients_with_low"),
            highCount: try fields.int("high_lesions"),
            lowCount: try fields.int("low_lesions")
        )
        try fields.finish()
    }
}
