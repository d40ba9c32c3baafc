import FederatedAnalysis
import Statistics

/// What the area under the curve does not tell: whether predicted probabilities can be believed.
struct PerformanceTable: Sendable {
    /// One signature under one scheme, as printed.
    struct Row: Sendable {
        let name: String
        let scheme: String
        let brier: String
        let reference: String
        let intercept: String
        let slope: String
    }

    let rows: [Row]

    /// The table over all signatures that could be validated, optimistic schemes aside.
    init(_ model: ReportModel) {
        rows = (model.signatures + model.baselines).flatMap { signature in
            model.schemes.filter { $0 != .apparent }.compactMap { Self.row(signature, $0) }
        }
    }

    private static func row(_ signature: SignatureResult, _ scheme: ValidationScheme) -> Row? {
        guard let validation = signature.validation(scheme), validation.lesions > 0 else { return nil }
        let line = CalibrationCurve(validation.histogram).line
        let prevalence = Double(validation.highLesions) / Double(validation.lesions)
        return Row(
            name: signature.name,
            scheme: scheme.title,
            brier: validation.histogram.brierScore.value?.fixed(3) ?? "not estimable",
            reference: (prevalence * (1 - prevalence)).fixed(3),
            intercept: line.value?.intercept.fixed(2) ?? "not estimable: " + (line.reason ?? ""),
            slope: line.value?.slope.fixed(2) ?? "not estimable"
        )
    }
}
