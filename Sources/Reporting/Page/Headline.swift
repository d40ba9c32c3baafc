import FederatedAnalysis
import Statistics

/// The result in plain words, for a reader who reads nothing else.
struct Headline: Sendable {
    /// The primary area: `0.68`, or `not estimable`.
    let area: String

    /// Under the number: `95% CI 0.48–0.83`, or why there is none.
    let interval: String

    /// Under that: how it was validated, on how many, and against chance.
    let tests: [String]

    /// What the study asked.
    let question: String

    /// What it found, sentence by sentence.
    let findings: [String]

    /// What must not be concluded from it.
    let limits: [String]

    /// The headline of a report.
    init(_ model: ReportModel) {
        let validation = model.primaryScheme.flatMap { model.primary?.validation($0) }
        area = validation?.area.value?.fixed(2) ?? "not estimable"
        interval = Self.intervalText(model, validation)
        tests = Self.tests(model, validation)
        question = Self.question(model)
        findings = Self.findings(model, validation)
        limits = Self.limits(model, validation)
    }

    private static func intervalText(_ model: ReportModel, _ validation: ValidationResult?) -> String {
        if let interval = validation?.interval.value {
            return "95% CI \(AreaText.range(interval.lower...interval.upper))"
        }
        if validation?.area.value != nil { return "no interval: \(validation?.interval.reason ?? "not estimable")" }
        guard let primary = model.primary, let scheme = model.primaryScheme else { return "no signature was validated" }
        return ResultsTable.reason(primary, scheme) ?? "not estimable"
    }

    private static func tests(_ model: ReportModel, _ validation: ValidationResult?) -> [String] {
        guard let validation, let scheme = model.primaryScheme else { return [] }
        let rule = model.smallNumbers
        let high = rule.text(part: validation.highLesions, of: validation.lesions)
        return [
            scheme.title,
            "\(rule.text(validation.lesions)) lesions of \(rule.text(validation.patients)) patients, \(high) high",
            validation.interval.value.map { "p \($0.oneSidedP.pValueStatement), one-sided" },
        ].compactMap { $0 }
    }

    private static func question(_ model: ReportModel) -> String {
        let name = model.primary?.name ?? "no signature"
        let sites = model.result.cohort.sites.count
        return
            "Can a radiomic signature of \(name) tell lesions with a high outcome (\(model.context.outcome)) from the "
            + "others, in patients that had no part in training it? It was trained "
            + (sites == 1 ? "at one site" : "by \(sites) sites together")
            + "; images, masks, feature values and outcomes stayed inside each hospital."
    }

    // MARK: - Findings

    private static func findings(_ model: ReportModel, _ validation: ValidationResult?) -> [String] {
        guard let validation, let area = validation.area.value else {
            return ["The primary result could not be estimated: \(intervalText(model, validation))."]
        }
        return [ranking(model, validation, area: area), test(model, validation), verdict(validation.interval.value)]
            + [otherScheme(model), comparison(model, validation.scheme)].compactMap { $0 }
    }

    private static func ranking(_ model: ReportModel, _ validation: ValidationResult, area: Double) -> String {
        let rule = model.smallNumbers
        let interval = validation.interval.value.map { interval in
            " (95% confidence interval \((100 * interval.lower).fixed(0)) to \((100 * interval.upper).fixed(0)))"
        }
        let counts = "\(rule.text(validation.lesions)) lesions of \(rule.text(validation.patients)) patients"
        return
            "\(method(validation.scheme, model)) over \(counts): of one lesion with a high outcome and one without, drawn at "
            + "random, the signature ranks the right one higher \((100 * area).fixed(0)) times in 100\(interval ?? ""). "
            + "Chance is 50."
    }

    private static func method(_ scheme: ValidationScheme, _ model: ReportModel) -> String {
        switch scheme {
        case .patientFolds: "In \(model.context.folds.map { "\($0)-fold " } ?? "")cross-validation by patient"
        case .leaveOneSiteOut: "With each site predicted by the others"
        case .apparent: "On the very lesions that it was trained on"
        }
    }

    private static func test(_ model: ReportModel, _ validation: ValidationResult) -> String {
        guard let interval = validation.interval.value else {
            return "No interval and no test: \(validation.interval.reason ?? "not estimable")."
        }
        let adjusted = model.primary.flatMap { model.adjustedP(validation.scheme)[$0.name] }
        let family = model.familySize(validation.scheme)
        let holm = adjusted.map { "; after Holm's adjustment for \(family) signatures p \($0.pValueStatement)" }
        return "Against chance, one-sided p \(interval.oneSidedP.pValueStatement), two-sided p "
            + "\(interval.twoSidedP.pValueStatement)\(family > 1 ? holm ?? "" : "")."
    }

    private static func verdict(_ interval: AreaInterval?) -> String {
        guard let interval else { return "Whether this differs from chance cannot be told." }
        if interval.lower > 0.5 { return "The interval lies above chance." }
        if interval.upper < 0.5 {
            return "The interval lies below chance: the signature ranks lesions the wrong way round."
        }
        return
            "The interval includes chance: these data do not show that the signature discriminates, nor that it does not."
    }

    private static func otherScheme(_ model: ReportModel) -> String? {
        guard model.primaryScheme == .patientFolds,
            let validation = model.primary?.validation(.leaveOneSiteOut), let area = validation.area.value
        else { return nil }
        return
            "Predicted by models of the other sites alone, the area is \(AreaText.prose(area, validation.interval.value))."
    }

    private static func comparison(_ model: ReportModel, _ scheme: ValidationScheme) -> String? {
        let areas = model.baselines.filter { $0.name != model.primary?.name }.compactMap { baseline in
            baseline.validation(scheme).flatMap { validation in
                validation.area.value.map { "\(baseline.name) \(AreaText.prose($0, validation.interval.value))" }
            }
        }
        return areas.isEmpty ? nil : "For comparison, in the same lesions: \(areas.joined(separator: "; "))."
    }

    // MARK: - Limits

    private static func limits(_ model: ReportModel, _ validation: ValidationResult?) -> [String] {
        var limits = [
            "That it works elsewhere. Every site here also trained; new hospitals and new patients, with the model locked, "
                + "are another study.",
            "That patients benefit. An area under the curve ranks lesions; it sets no threshold and weighs no harm.",
            "That it may be used for care. This is a research result, not a medical device.",
        ]
        if validation?.scheme == .apparent {
            limits.insert("How it does in new patients. The study asked for no validation on unseen patients.", at: 0)
        }
        return limits
    }
}
