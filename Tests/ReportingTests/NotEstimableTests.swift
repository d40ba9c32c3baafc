import CanonicalEncoding
import FederatedAnalysis
import Statistics
import Testing

@testable import Reporting

/// What the data does not support is said in words, in every file.
@Suite struct NotEstimableTests {
    /// A result in which no model could be fitted and no lesion predicted.
    private static func empty(schemes: [ValidationScheme]) throws -> AnalysisResult {
        let clusters = ClusteredVariance(
            highSquares: 0,
            lowSquares: 0,
            products: 0,
            clusters: 0,
            clustersWithHigh: 0,
            clustersWithLow: 0,
            highCount: 0,
            lowCount: 0
        )
        let validations = try schemes.map { scheme in
            let statement = SiteStatement(site: "lund", area: .notEstimable("no predicted lesions"))
            return try ValidationResult(
                json: .object([
                    "scheme": .string(scheme.rawValue), "histogram": .array([]),
                    "clusters": try cohortJSON(clusters), "statements": .array([statement.json]),
                ])
            )
        }
        let signature = SignatureResult(
            name: "dwi_b200",
            series: "dwi_b200",
            isBaseline: false,
            model: .notEstimable("the features do not vary"),
            validations: validations
        )
        let cohort = CohortSummary(
            sites: ["lund"],
            listedLesions: 12,
            lesions: 0,
            highLesions: 0,
            patients: 0,
            highPatients: 0
        )
        return AnalysisResult(cohort: cohort, signatures: [signature])
    }

    private static func cohortJSON(_ clusters: ClusteredVariance) throws -> JSONValue {
        .object([
            "high_squares": .string("0"), "low_squares": .string("0"), "products": .string("0"),
            "patients": .integer(0),
            "patients_with_high": .integer(0), "patients_with_low": .integer(0),
            "high_lesions": .integer(Int64(clusters.highCount)), "low_lesions": .integer(Int64(clusters.lowCount)),
        ])
    }

    private static func files(_ result: AnalysisResult) throws -> [(path: String, bytes: [UInt8])] {
        var context = ReportFixture.context()
        (context.flow, context.log, context.approvals) = ([], nil, [])
        return try Report(ReportModel(result, context)).files()
    }

    @Test func `an analysis without a single prediction renders and says why`() throws {
        let files = try Self.files(Self.empty(schemes: [.patientFolds, .leaveOneSiteOut, .apparent]))
        let page = try PageDocument(files["index.html"])
        #expect(page.row("dwi_b200", table: 0)?.contains("not estimable: the features do not vary") == true)
        let header = try #require(page.root.all("header").first).text
        #expect(header.contains("not estimable"))
        #expect(header.contains("The primary result could not be estimated: the features do not vary."))
        #expect(String(decoding: files["results.csv"], as: UTF8.self).contains("the features do not vary"))
        #expect(
            String(decoding: files["model.json"], as: UTF8.self).contains(
                #""not_estimable":"the features do not vary""#
            )
        )
    }

    @Test func `an analysis without signatures or schemes renders`() throws {
        let cohort = try Self.empty(schemes: []).cohort
        for signatures in [[], try Self.empty(schemes: []).signatures] {
            let files = try Self.files(AnalysisResult(cohort: cohort, signatures: signatures))
            _ = try PageDocument(files["index.html"])
        }
    }

    @Test func `one class only has no area, one patient of a class has an area and no interval`() throws {
        let cohort = SimulatedCohort()
        let scores = cohort.scores(effect: 0.5, seed: 1)
        let validation = try cohort.validation(.patientFolds, scores: scores, suppressBelow: 5)
        let low = validation.histogram.low
        let none = [Int64](repeating: 0, count: ScoreHistogram.binCount)
        var one = none
        one[9000] = 1
        for (high, expected) in [(none, "not estimable: one class only"), (one, "interval not estimable: ")] {
            let result = try Self.result(ScoreHistogram(low: low, high: high))
            let page = try PageDocument(Self.files(result)["index.html"])
            let row = try #require(page.row("dwi_b200", table: 0))
            #expect(row.contains { $0.hasPrefix(expected) }, "\(row)")
        }
    }

    private static func result(_ histogram: ScoreHistogram) throws -> AnalysisResult {
        let bins = (0..<ScoreHistogram.binCount).filter { histogram.low[$0] + histogram.high[$0] > 0 }.map { score in
            JSONValue.array([.integer(Int64(score)), .integer(histogram.low[score]), .integer(histogram.high[score])])
        }
        let validation = try ValidationResult(
            json: .object([
                "scheme": .string("patient-k-fold"), "histogram": .array(bins),
                "clusters": .object([
                    "high_squares": .string("0"), "low_squares": .string("1"), "products": .string("0"),
                    "patients": .integer(40), "patients_with_high": .integer(histogram.highCount),
                    "patients_with_low": .integer(40), "high_lesions": .integer(histogram.highCount),
                    "low_lesions": .integer(histogram.lowCount),
                ]),
                "statements": .array([]),
            ])
        )
        let signature = SignatureResult(
            name: "dwi_b200",
            series: "dwi_b200",
            isBaseline: false,
            model: .notEstimable("one class only"),
            validations: [validation]
        )
        let cohort = try ReportFixture.result().cohort
        return AnalysisResult(cohort: cohort, signatures: [signature])
    }

    @Test func `no file has a number that is none`() throws {
        let reports = [
            try Self.files(Self.empty(schemes: ValidationScheme.allCases)),
            try Report(ReportFixture.model()).files(),
        ]
        for file in reports.joined() {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for word in ["NaN", "nan,", "\"nan\"", ">nan", " nan ", "inf,", "\"inf\"", ">inf<", "-inf", "Optional("] {
                #expect(!text.contains(word), "\(word) in \(file.path)")
            }
        }
    }
}
