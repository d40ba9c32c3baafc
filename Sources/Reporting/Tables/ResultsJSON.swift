import CanonicalEncoding
import FederatedAnalysis
import Statistics

/// The results for programs: canonical JSON, every number with a fraction as a decimal string.
struct ResultsJSON: Sendable {
    private let model: ReportModel

    init(_ model: ReportModel) {
        self.model = model
    }

    /// The whole document.
    var json: JSONValue {
        let context = model.context
        return .object([
            "format": .string("intramural-results"), "version": .integer(1), "study": study,
            "program": .string(context.program), "generated_at": .integer(context.generatedAt), "cohort": cohort,
            "signatures": .array((model.signatures + model.baselines).map(signature)),
            "suppress_below": .integer(Int64(context.suppressBelow)), "log": log,
            "notes": .array(context.notes.map { .string($0) }),
            "result_sha256": .string(SHA256Digest(hashing: model.result.json.canonicalBytes).hex),
        ])
    }

    private var study: JSONValue {
        let context = model.context
        return .object([
            "name": .string(context.study), "version": .integer(Int64(context.studyVersion)),
            "digest": .string(context.studyDigest.hex), "sponsor": .string(context.sponsor),
            "coordinator": .string(context.coordinator), "outcome": .string(context.outcome),
            "aggregation": .string(context.aggregation),
            "primary_signature": model.primary.map { .string($0.name) } ?? .null,
            "primary_scheme": model.primaryScheme.map { .string($0.rawValue) } ?? .null,
        ])
    }

    private var cohort: JSONValue {
        let (cohort, rule) = (model.result.cohort, model.smallNumbers)
        return .object([
            "sites": .array(cohort.sites.map { .string($0) }),
            "listed_lesions": model.hidesListedLesions ? .null : rule.json(cohort.listedLesions),
            "lesions": rule.json(cohort.lesions), "patients": rule.json(cohort.patients),
            "high_lesions": rule.json(part: cohort.highLesions, of: cohort.lesions),
            "high_patients": rule.json(part: cohort.highPatients, of: cohort.patients),
        ])
    }

    private var log: JSONValue {
        guard let log = model.context.log else { return .null }
        return .object([
            "origin": .string(log.origin), "size": .integer(Int64(log.size)), "root_hash": .string(log.rootHash),
            "checkpoint": .string(log.checkpoint), "verifier_key": .string(log.verifierKey),
            "rounds": .integer(Int64(log.rounds)),
        ])
    }

    private func signature(_ signature: SignatureResult) -> JSONValue {
        .object([
            "name": .string(signature.name), "series": .string(signature.series),
            "baseline": .boolean(signature.isBaseline),
            "validations": .array(
                model.schemes.compactMap { scheme in
                    signature.validation(scheme).map { validation(signature, $0) }
                }
            ),
        ])
    }

    private func validation(_ signature: SignatureResult, _ validation: ValidationResult) -> JSONValue {
        let rule = model.smallNumbers
        let line = CalibrationCurve(validation.histogram).line
        return .object([
            "scheme": .string(validation.scheme.rawValue), "lesions": rule.json(validation.lesions),
            "patients": rule.json(validation.patients),
            "high_lesions": rule.json(part: validation.highLesions, of: validation.lesions),
            "auc": Self.estimate(validation.area),
            "interval": Self.interval(validation.interval),
            "p_one_sided_holm": Self.decimal(model.adjustedP(validation.scheme)[signature.name]),
            "brier": Self.estimate(validation.histogram.brierScore),
            "calibration": line.value.map { line in
                .object(["intercept": Self.decimal(line.intercept), "slope": Self.decimal(line.slope)])
            } ?? Self.reason(line.reason),
            "heterogeneity": Self.heterogeneity(validation.heterogeneity),
            "sites": .array(validation.statements.map { statement($0, counts: rule.prints(validation.statements)) }),
        ])
    }

    private func statement(_ statement: SiteStatement, counts: Bool) -> JSONValue {
        guard case .value(let area) = statement.area else {
            return .object(["site": .string(statement.site), "auc": Self.reason(statement.area.reason)])
        }
        let rule = model.smallNumbers
        return .object([
            "site": .string(statement.site), "lesions": counts ? rule.json(area.lesions) : .null,
            "high_lesions": counts ? rule.json(part: area.highLesions, of: area.lesions) : .null,
            "auc": Self.decimal(area.area),
            "interval": Self.interval(ForestFigure.interval(area)),
        ])
    }

    private static func interval(_ interval: Estimate<AreaInterval>) -> JSONValue {
        guard case .value(let interval) = interval else { return reason(interval.reason) }
        return .object([
            "standard_error": decimal(interval.standardError), "lower": decimal(interval.lower),
            "upper": decimal(interval.upper), "p_one_sided": decimal(interval.oneSidedP),
            "p_two_sided": decimal(interval.twoSidedP),
        ])
    }

    private static func heterogeneity(_ summary: Estimate<RandomEffects>) -> JSONValue {
        guard case .value(let summary) = summary else { return reason(summary.reason) }
        return .object([
            "auc": decimal(summary.area), "lower": decimal(summary.lower), "upper": decimal(summary.upper),
            "between_sites_variance": decimal(summary.betweenSites),
            "prediction_lower": decimal(summary.prediction?.lowerBound),
            "prediction_upper": decimal(summary.prediction?.upperBound),
        ])
    }

    /// A number, or an object that says why there is none.
    private static func estimate(_ estimate: Estimate<Double>) -> JSONValue {
        estimate.value.map { decimal($0) } ?? reason(estimate.reason)
    }

    private static func reason(_ reason: String?) -> JSONValue {
        .object(["not_estimable": .string(reason ?? "unknown")])
    }

    private static func decimal(_ number: Double?) -> JSONValue {
        guard let number, number.isFinite else { return .null }
        return .string(number.decimalString)
    }
}
