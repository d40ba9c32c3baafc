public import FederatedAnalysis
import Statistics

/// The numbers of an analysis with the words around them: everything that a report is made of.
public struct ReportModel: Sendable, Hashable {
    /// What the analysis found.
    public let result: AnalysisResult

    /// What a report says beside it.
    public let context: ReportContext

    /// Joins the two.
    public init(_ result: AnalysisResult, _ context: ReportContext) {
        self.result = result
        self.context = context
    }
}

extension ReportModel {
    /// Which counts are printed.
    var smallNumbers: SmallNumberRule { SmallNumberRule(limit: context.suppressBelow) }

    /// The radiomic signatures, the primary one first.
    var signatures: [SignatureResult] {
        let all = result.signatures.filter { !$0.isBaseline }
        return all.filter { $0.name == context.primarySignature } + all.filter { $0.name != context.primarySignature }
    }

    /// What the signatures are compared with.
    var baselines: [SignatureResult] { result.signatures.filter(\.isBaseline) }

    /// The signature that the study is about.
    var primary: SignatureResult? { signatures.first ?? baselines.first }

    /// The schemes that the study asked for: predictions of unseen patients first.
    var schemes: [ValidationScheme] {
        ValidationScheme.allCases.filter { scheme in
            result.signatures.contains { $0.validation(scheme) != nil }
        }
    }

    /// The scheme of the headline.
    var primaryScheme: ValidationScheme? { schemes.first }

    /// The one-sided p-values of a scheme's signatures after Holm's adjustment, by name.
    ///
    /// The family is every signature that the study planned, baselines aside: one without an estimate counts as p = 1.
    func adjustedP(_ scheme: ValidationScheme) -> [String: Double] {
        let family = signatures.filter { $0.validation(scheme) != nil }
        let raw = family.map { $0.validation(scheme)?.interval.value?.oneSidedP ?? 1 }
        let adjusted = zip(family, HolmAdjustment.adjusted(raw)).filter {
            $0.0.validation(scheme)?.interval.value != nil
        }
        return Dictionary(adjusted.map { ($0.0.name, $0.1) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many hypotheses a scheme's adjustment covers.
    func familySize(_ scheme: ValidationScheme) -> Int {
        signatures.filter { $0.validation(scheme) != nil }.count
    }

    /// Whether any series has a counterpart in the study of 2023.
    var hasPublishedResults: Bool { signatures.contains { PublishedResult.of(series: $0.series) != nil } }

    /// The feature's printed name.
    func label(_ tag: String) -> FeatureLabel {
        context.featureLabels[tag] ?? FeatureLabel(name: tag, code: "", family: "")
    }
}

extension ValidationScheme {
    /// The scheme as a heading.
    var title: String {
        switch self {
        case .patientFolds: "Cross-validation by patient"
        case .leaveOneSiteOut: "Leave one site out"
        case .apparent: "Apparent (optimistic)"
        }
    }

    /// What it means, in a sentence.
    var explanation: String {
        switch self {
        case .patientFolds:
            "Each lesion was scored by a model that was scaled, screened and fitted without any lesion of its patient."
        case .leaveOneSiteOut:
            "Each lesion was scored by a model that was scaled, screened and fitted on the other sites only."
        case .apparent:
            "Each lesion was scored by a model that was fitted on it. Such numbers are always too good; "
                + "they are here only to show by how much."
        }
    }
}
