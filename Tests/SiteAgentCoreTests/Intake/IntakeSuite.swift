import DICOM
import Foundation
import Study
import TestSupport
import Testing

@testable import SiteAgentCore

/// Tests of intake over synthetic exports, with the real child process that reads DICOM.
protocol IntakeSuite {
    var folder: TemporaryFolder { get }
    var export: DICOMExport { get set }
}

extension IntakeSuite {
    static func study() throws -> StudyDocument {
        try SmallStudy.document(
            "  dwi_b0: {kind: dwi, b: 0}\n",
            "  dwi_b0: {kind: dwi, b: 0}\n  t2w: {kind: t2w, TE_ms: [70, 120]}\n"
        )
    }

    func intake(_ lesions: [String] = []) async throws -> IntakeSummary {
        try await Intake(
            folder: folder.site,
            store: SiteStore(at: folder.site.database),
            reader: DICOMReader(program: try BuiltProduct.url("dicom-reader")),
            study: Self.study(),
            lesionNames: lesions,
            workers: 2
        ).run(over: [export.url], onFile: { _, _ in }, onPatient: { _, _ in })
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.site.intake.appendingPathComponent(name)), as: UTF8.self)
    }

    /// The rows of the cohort table by series, as columns by name.
    func rows() throws -> [[String: String]] {
        let table = try SeparatedValues(Array(try text("cohort.csv").utf8))
        let names = try #require(table.records.first).cells
        return table.records.dropFirst().map { Dictionary(zip(names, $0.cells)) { $1 } }
    }

    func row(_ series: String) throws -> [String: String] {
        try #require(try rows().first { $0["series"] == series })
    }

    /// A patient with everything that the study asks for; the mask is drawn on b = 200.
    mutating func addPatient(_ patient: String = "GEHEIM-1", echoTime: Double = 80) throws {
        var t2 = DICOMExport.Series(patient: patient)
        t2.size = 20
        t2.spacing = 1.5
        t2.echoTime = echoTime
        try export.add(t2)
        try export.add(.diffusion(patient, b: 0))
        try export.add(.diffusion(patient, b: 200))
        try export.addMask(of: .diffusion(patient, b: 200))
    }

    /// Writes the table anew, as a person does.
    func edit(_ change: (String) -> String) throws {
        let table = folder.site.intake.appendingPathComponent("cohort.csv")
        try Data(change(try text("cohort.csv")).utf8).write(to: table)
    }

    /// The exclusions of a lesion's rows.
    func exclusions(of lesion: String) throws -> Set<String> {
        Set(try rows().filter { $0["lesion"] == lesion }.compactMap { $0["exclusion"] })
    }

    /// Takes rows out, as a person does; their cells are in the order of the table.
    func takeOut(_ detail: String, _ word: String = "excluded-by-site", where isMeant: ([String]) -> Bool) throws {
        let records = try SeparatedValues(Array(try text("cohort.csv").utf8)).records
        let column = try #require(records.first?.cells.firstIndex(of: "exclusion"))
        let lines = records.enumerated().map { number, record in
            var cells = record.cells
            if number > 0, isMeant(cells) { (cells[column], cells[column + 1]) = (word, detail) }
            return SeparatedValues.line(cells)
        }
        try edit { _ in lines.joined() }
    }
}
