import DICOM
import Imaging

/// How images were acquired, a row each: what a study's acquisition table is made of, and what a person checks.
struct AcquisitionListing: Sendable {
    private static let header = [
        "patient", "series", "kind", "b", "TE_ms", "TR_ms", "TI_ms", "flip_deg", "fat_suppression",
        "lossy", "field_T", "vendor", "model", "matrix",
        "spacing_mm", "study_date", "series_number", "description", "mask_source", "problem",
    ]

    private var rows: [[String]] = []

    /// A table without rows.
    init() {}

    /// Those rows of a table that is there which still hold, by patient and series.
    init(_ bytes: [UInt8]?, keeping isKept: (String, String) -> Bool) {
        guard let bytes, let table = try? SeparatedValues(bytes), table.records.first?.cells == Self.header else {
            return
        }
        rows = table.records.dropFirst().map { $0.cells.map(SeparatedValues.unescaped) }
            .filter { $0.count == Self.header.count && isKept($0[0], $0[1]) }
    }

    /// Adds an image; `series` is the study's series that it was picked for, if any.
    mutating func add(_ volume: ImageVolume, patient: String, series: String, maskSource: String = "") {
        let acquisition = volume.acquisition
        var (matrix, spacing, problem) = ("", "", "")
        switch volume.geometry {
        case .success(let grid):
            matrix = "\(grid.size)"
            spacing = [grid.spacing.x, grid.spacing.y, grid.spacing.z].map(ImageVolume.short).joined(separator: "x")
        case .failure(let defect): problem = "\(defect)"
        }
        let number = { (value: Double?) in value.map(ImageVolume.short) ?? "" }
        rows.append([
            patient, series, volume.kind.description, number(volume.bValue),
            number(acquisition.echoTimeMilliseconds), number(acquisition.repetitionTimeMilliseconds),
            number(acquisition.inversionTimeMilliseconds), number(acquisition.flipAngleDegrees),
            acquisition.fatSuppression.map { $0 ? "yes" : "no" } ?? "", acquisition.isLossy ? "yes" : "no",
            number(acquisition.fieldStrengthTesla), Self.text(acquisition.manufacturer), Self.text(acquisition.model),
            matrix, spacing, volume.series.studyDate ?? "", volume.series.seriesNumber.map { "\($0)" } ?? "",
            Self.text(volume.series.seriesDescription), maskSource, problem,
        ])
    }

    private static func text(_ text: String) -> String { MaskLabel(number: 0, name: text).name }

    /// The table, in the order in which rows came.
    var bytes: [UInt8] { SeparatedValues.bytes(Self.header, rows) }
}
