import CanonicalEncoding
import FederatedAnalysis
import Statistics

/// Everything that the templates print, under the names by which they print it.
struct Page: Sendable {
    /// A figure as the template takes it.
    struct DrawnFigure: Sendable {
        let title: String
        let svg: String
        let caption: String

        init(_ figure: Figure) {
            (title, svg, caption) = (figure.title, figure.svg, figure.caption)
        }
    }

    let study: String
    let version: Int
    let digest: String
    let program: String
    let made: String
    let date: String
    let siteCount: String
    let css = PageStyle.css
    let primary: String
    let headline: Headline
    let isNumber: Bool
    let warning: String?
    let tables: [ResultsTable]
    let hasPublishedNote: Bool
    let overview: [DrawnFigure]
    let squareFigures: [DrawnFigure]
    let forests: [DrawnFigure]
    let hasForests: Bool
    let performance: PerformanceTable
    let models: [ModelTable]
    let flow: FlowTable
    let suppression: String?
    let caveats: [String]
    let provenance: Provenance

    /// Prepares a report's page.
    init(_ model: ReportModel) {
        let context = model.context
        let time = UTCTime(secondsSince1970: context.generatedAt)
        let sites = model.result.cohort.sites.count
        (study, version, digest) = (context.study, context.studyVersion, context.studyDigest.hex)
        (program, made, date) = (context.program, time.description, time.date)
        siteCount = sites == 1 ? "one site" : "\(sites) sites"
        primary = model.primary?.name ?? "no signature"
        headline = Headline(model)
        isNumber = model.primaryScheme.flatMap { model.primary?.validation($0)?.area.value } != nil
        warning = context.notes.isEmpty ? nil : context.notes.joined(separator: " ")
        tables = model.schemes.map { ResultsTable(model, $0) }
        hasPublishedNote = model.hasPublishedResults
        overview =
            model.primaryScheme.map { [DrawnFigure(OverviewFigure(model: model, scheme: $0).figure(id: "all"))] } ?? []
        squareFigures = Self.squareFigures(model).map(DrawnFigure.init)
        forests = Self.forests(model).map(DrawnFigure.init)
        hasForests = !forests.isEmpty
        performance = PerformanceTable(model)
        models = (model.signatures + model.baselines).map { ModelTable($0, model) }
        flow = FlowTable(model)
        suppression =
            context.suppressBelow > 1
            ? "Numbers of lesions or patients below \(context.suppressBelow) are not printed." : nil
        caveats = Caveats.list(model)
        provenance = Provenance(model)
    }

    private static func squareFigures(_ model: ReportModel) -> [Figure] {
        guard let primary = model.primary, let scheme = model.primaryScheme, let validation = primary.validation(scheme)
        else { return [] }
        let rule = model.smallNumbers
        return [
            ROCFigure(signature: primary, schemes: model.schemes, smallNumbers: rule).figure(id: "roc"),
            CalibrationFigure(signature: primary.name, validation: validation, smallNumbers: rule).figure(
                id: "calibration"
            ),
            ScoreFigure(signature: primary.name, validation: validation, smallNumbers: rule).figure(id: "scores"),
            DecisionFigure(signature: primary.name, validation: validation, smallNumbers: rule).figure(id: "decision"),
        ]
    }

    private static func forests(_ model: ReportModel) -> [Figure] {
        guard let primary = model.primary else { return [] }
        return model.schemes.filter { $0 != .apparent }.compactMap { scheme in
            primary.validation(scheme).flatMap { validation in
                ForestFigure(signature: primary.name, validation: validation, smallNumbers: model.smallNumbers)
                    .figure(id: "forest-\(scheme.rawValue)")
            }
        }
    }
}
