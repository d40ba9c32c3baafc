import FederatedAnalysis
import Statistics

/// What the area under the curve does not tell: whether predicted probabilities can be believed.
struct PerformanceTable: Sendable {
    /// The numbers of one signature under one scheme, as printed.
    struct Cell: Sendable {
        let brier: String
        let intercept: String
        let slope: String

        /// Why there is no calibration line.
        let noLine: String?
    }

    /// One signature's line.
    struct Row: Sendable {
        let name: String
        let frequency: String
        let cells: [Cell]
    }

    /// The schemes' names, for the heading; optimistic ones aside.
    let schemes: [String]
    let rows: [Row]
    let hasRows: Bool

    /// The table over all signatures.
    init(_ model: ReportModel) {
        let honest = model.schemes.filter { $0 != .apparent }
        schemes = honest.map(\.title)
        rows = (model.signatures + model.baselines).map { signature in
            Row(
                name: signature.name,
                frequency: honest.first.flatMap { signature.validation($0) }.flatMap(Self.frequencyScore) ?? "–",
                cells: honest.map { Self.cell(signature, $0) }
            )
        }
        hasRows = !honest.isEmpty
    }

    private static func cell(_ signature: SignatureResult, _ scheme: ValidationScheme) -> Cell {
        guard let validation = signature.validation(scheme), validation.lesions > 0 else {
            let reason = ResultsTable.reason(signature, scheme) ?? "no lesion could be predicted"
            return Cell(brier: "–", intercept: "–", slope: "–", noLine: "not estimable: " + reason)
        }
        let line = CalibrationCurve(validation.histogram).line
        return Cell(
            brier: validation.histogram.brierScore.value?.fixed(3) ?? "–",
            intercept: line.value?.intercept.fixed(2) ?? "–",
            slope: line.value?.slope.fixed(2) ?? "–",
            noLine: line.reason.map { "not estimable: " + $0 }
        )
    }

    /// The Brier score of always predicting the cohort's own frequency.
    private static func frequencyScore(_ validation: ValidationResult) -> String? {
        guard validation.lesions > 0 else { return nil }
        let frequency = Double(validation.highLesions) / Double(validation.lesions)
        return (frequency * (1 - frequency)).fixed(3)
    }
}
