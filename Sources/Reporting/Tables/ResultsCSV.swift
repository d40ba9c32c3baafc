import CanonicalEncoding
import FederatedAnalysis
import Statistics

/// The results as a table: a line for each signature and scheme, then one for each site that made a statement.
///
/// Numbers have every digit. A cell is empty where there is no number; `not_estimable` says why.
struct ResultsCSV: Sendable {
    private let model: ReportModel

    init(_ model: ReportModel) {
        self.model = model
    }

    /// The columns.
    static let columns = [
        "signature", "series", "role", "scheme", "site", "lesions", "patients", "high", "auc", "auc_standard_error",
        "auc_lower",
        "auc_upper", "p_one_sided", "p_two_sided", "p_one_sided_holm", "brier", "calibration_intercept",
        "calibration_slope",
        "auc_2023", "auc_2023_lower", "auc_2023_upper", "p_2023", "not_estimable",
    ]

    /// The table with its heading.
    var text: String {
        let lines = model.schemes.flatMap { scheme in
            (model.signatures + model.baselines).flatMap { records($0, scheme) }
        }
        return CSVRecord(fields: Self.columns).text + lines.map(\.text).joined()
    }

    private func records(_ signature: SignatureResult, _ scheme: ValidationScheme) -> [CSVRecord] {
        guard let validation = signature.validation(scheme) else { return [] }
        let prints = model.smallNumbers.prints(validation.statements)
        let sites = validation.statements.map { statement in
            CSVRecord(fields: names(signature, scheme, site: statement.site) + numbers(statement, counts: prints))
        }
        let pooled = names(signature, scheme, site: "") + numbers(signature, validation)
        return [CSVRecord(fields: pooled)] + sites
    }

    private func names(_ signature: SignatureResult, _ scheme: ValidationScheme, site: String) -> [String] {
        let isPrimary = signature.name == model.primary?.name
        let role = signature.isBaseline ? "baseline" : isPrimary ? "primary" : "signature"
        return [signature.name, signature.series, role, scheme.rawValue, site].map(CSVRecord.words)
    }

    private func numbers(_ signature: SignatureResult, _ validation: ValidationResult) -> [String] {
        let rule = model.smallNumbers
        let line = CalibrationCurve(validation.histogram).line.value
        let published = signature.isBaseline ? nil : PublishedResult.of(series: signature.series)
        let reason = ResultsTable.reason(signature, validation.scheme) ?? validation.interval.reason
        return [
            rule.text(validation.lesions), rule.text(validation.patients),
            rule.text(part: validation.highLesions, of: validation.lesions), Self.cell(validation.area.value),
        ] + Self.cells(validation.interval.value)
            + [
                Self.cell(model.adjustedP(validation.scheme)[signature.name]),
                Self.cell(validation.histogram.brierScore.value), Self.cell(line?.intercept), Self.cell(line?.slope),
                Self.cell(published?.area), Self.cell(published?.lower), Self.cell(published?.upper),
                Self.cell(published?.p),
                CSVRecord.words(reason ?? ""),
            ]
    }

    private func numbers(_ statement: SiteStatement, counts: Bool) -> [String] {
        guard case .value(let area) = statement.area else {
            return [String](repeating: "", count: 17) + [CSVRecord.words(statement.area.reason ?? "")]
        }
        let rule = model.smallNumbers
        let interval = ForestFigure.interval(area)
        return [
            counts ? rule.text(area.lesions) : "", "",
            counts ? rule.text(part: area.highLesions, of: area.lesions) : "", Self.cell(area.area),
        ] + Self.cells(interval.value) + [String](repeating: "", count: 8) + [CSVRecord.words(interval.reason ?? "")]
    }

    private static func cells(_ interval: AreaInterval?) -> [String] {
        [
            cell(interval?.standardError), cell(interval?.lower), cell(interval?.upper), cell(interval?.oneSidedP),
            cell(interval?.twoSidedP),
        ]
    }

    private static func cell(_ number: Double?) -> String {
        guard let number, number.isFinite else { return "" }
        return number.decimalString
    }
}
