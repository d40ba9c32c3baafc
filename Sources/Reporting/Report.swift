import CanonicalEncoding
import Mustache

/// A report as the files of one folder: a page for people, tables for spreadsheets and programs, and the models.
///
/// Pure: the same model gives the same bytes, on every machine. Whoever calls writes the files.
public struct Report: Sendable {
    private let model: ReportModel

    /// Prepares the report of a model.
    public init(_ model: ReportModel) {
        self.model = model
    }

    /// The files by their path within the folder; throws only where a template of this module does not parse.
    public func files() throws -> [(path: String, bytes: [UInt8])] {
        let page = try PageTemplates.library().render(Page(model), withTemplate: "page") ?? ""
        return [
            ("index.html", Array(page.utf8)),
            ("results.csv", Array(ResultsCSV(model).text.utf8)),
            ("results.json", ResultsJSON(model).json.canonicalBytes),
            ("model.json", ModelsJSON(model).json.canonicalBytes),
        ]
    }
}
