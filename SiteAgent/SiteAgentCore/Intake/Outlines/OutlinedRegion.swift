import DICOM
import Imaging

/// One region in a file of outlines, and what it belongs to.
struct OutlinedRegion: Sendable, Hashable {
    /// What kind of file it is.
    enum Kind: Sendable, Hashable {
        /// DICOM SEG or RTSTRUCT.
        case dicom

        /// NIfTI or NRRD; belongs to the image on whose grid it lies.
        case labelImage
    }

    /// The number of the file.
    let file: Int
    let kind: Kind
    let label: MaskLabel
    let references: MaskReferences

    /// The same for the same region in every intake, for keyed names: never shown.
    let identity: String

    /// StudyInstanceUID and date of the examination that its file belongs to; `nil` where the file has none.
    let examination: Examination?

    /// How large it is and when it was made, so that a person can tell it from others.
    let note: String

    /// Regions of its file that somebody named and did not draw.
    var undrawn: [String] = []

    /// What a person should look at twice before it is used.
    var warnings: [String] {
        guard !undrawn.isEmpty else { return [] }
        let names = undrawn.prefix(5).map(\.debugDescription).joined(separator: ", ")
        return ["its file has regions without a contour, too: \(names.replacing(";", with: ","))"]
    }

    /// What the lesion is called in tables: the name that somebody typed, or else the number.
    ///
    /// Never begins like a formula of a spreadsheet, so that a table reads back as it was written.
    var lesion: String {
        let name = label.name.isEmpty ? "region \(label.number)" : label.name
        guard let first = name.first, "=+-@'".contains(first) else { return name }
        return "_" + name.dropFirst()
    }

    /// Whether it was drawn on an image's series.
    func isDrawn(on volume: ImageVolume) -> Bool { references.series.contains(volume.series.seriesInstanceUID) }

    /// Whether its positions are in an image's frame of reference.
    func shares(frameOf volume: ImageVolume) -> Bool {
        references.frameOfReference != nil && references.frameOfReference == volume.series.frameOfReference
    }
}
