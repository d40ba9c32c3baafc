import FederatedAnalysis
import Statistics

/// A signature's model, as somebody who wants to apply it reads it.
struct ModelTable: Sendable {
    /// One feature's line, as printed.
    struct Row: Sendable {
        let name: String
        let tag: String
        let code: String
        let family: String
        let weight: String
        let mean: String
        let deviation: String
    }

    let name: String
    let isBaseline: Bool
    let rows: [Row]
    let intercept: String
    let trainedOn: String

    /// Why there is no model.
    let reason: String?

    /// The table of a signature.
    init(_ signature: SignatureResult, _ model: ReportModel) {
        name = signature.name
        isBaseline = signature.isBaseline
        reason = signature.model.reason
        guard let fitted = signature.model.value else {
            (rows, intercept, trainedOn) = ([], "–", "")
            return
        }
        rows = fitted.features.indices.map { index in
            let label = model.label(fitted.features[index])
            return Row(
                name: label.name,
                tag: fitted.features[index],
                code: label.code,
                family: label.family,
                weight: fitted.weights[index].fixed(4),
                mean: fitted.means[index].fourDigits,
                deviation: fitted.deviations[index].fourDigits
            )
        }
        intercept = fitted.intercept.fixed(4)
        let high = model.smallNumbers.text(part: fitted.highLesions, of: fitted.lesions)
        trainedOn =
            "trained on \(model.smallNumbers.text(fitted.lesions)) lesions, \(high) of them high; \(fitted.newtonSteps) Newton steps"
    }
}
