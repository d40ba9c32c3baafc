import FederatedAnalysis
import Statistics

/// One scheme's results in the layout of the paper's table.
struct ResultsTable: Sendable {
    /// One signature's line, as printed.
    struct Row: Sendable {
        let name: String
        let isPrimary: Bool
        let lesions: String
        let high: String
        let area: String
        let interval: String
        let oneSided: String
        let twoSided: String
        let adjusted: String
        let published: String
        let publishedP: String

        /// Why there is no area.
        var noArea: String?

        /// Why there is an area but no interval.
        var noInterval: String?
    }

    let title: String
    let explanation: String
    let isOptimistic: Bool
    let rows: [Row]
    let baselines: [Row]
    let hasBaselines: Bool
    let hasPublished: Bool
    let columnCount: Int
    let family: Int

    /// The table of a scheme.
    init(_ model: ReportModel, _ scheme: ValidationScheme) {
        let adjusted = model.adjustedP(scheme)
        title = scheme.title
        explanation = scheme.explanation
        isOptimistic = scheme == .apparent
        hasPublished = model.hasPublishedResults && scheme != .apparent
        columnCount = hasPublished ? 10 : 8
        family = model.familySize(scheme)
        rows = model.signatures.map { Self.row($0, scheme, model, adjusted: adjusted[$0.name]) }
        baselines = model.baselines.map { Self.row($0, scheme, model, adjusted: nil) }
        hasBaselines = !baselines.isEmpty
    }

    private static func row(
        _ signature: SignatureResult,
        _ scheme: ValidationScheme,
        _ model: ReportModel,
        adjusted: Double?
    ) -> Row {
        let validation = signature.validation(scheme)
        let interval = validation?.interval.value
        let published = signature.isBaseline ? nil : PublishedResult.of(series: signature.series)
        let (lesions, patients) = (validation?.lesions ?? 0, validation?.patients ?? 0)
        let reason = reason(signature, scheme)
        return Row(
            name: signature.name,
            isPrimary: signature.name == model.primary?.name,
            lesions: model.smallNumbers.text(lesions) + " / " + model.smallNumbers.text(patients),
            high: model.smallNumbers.text(part: validation?.highLesions ?? 0, of: lesions),
            area: validation?.area.value?.fixed(2) ?? "–",
            interval: interval.map { AreaText.range($0.lower...$0.upper) } ?? "–",
            oneSided: interval?.oneSidedP.pValueText ?? "–",
            twoSided: interval?.twoSidedP.pValueText ?? "–",
            adjusted: adjusted?.pValueText ?? "–",
            published: published.map { AreaText.range($0.area, $0.lower...$0.upper) } ?? "–",
            publishedP: published?.p.pValueText ?? "–",
            noArea: reason,
            noInterval: reason == nil ? validation?.interval.reason : nil
        )
    }

    /// Why a signature has no area under a scheme; `nil` if it has one.
    static func reason(_ signature: SignatureResult, _ scheme: ValidationScheme) -> String? {
        guard let validation = signature.validation(scheme) else { return "the study does not ask for this scheme" }
        guard let reason = validation.area.reason else { return nil }
        guard validation.lesions == 0 else { return reason }
        return signature.model.reason ?? "no lesion could be predicted"
    }
}

extension Estimate {
    /// Why there is no value.
    var reason: String? {
        if case .notEstimable(let reason) = self { reason } else { nil }
    }
}
