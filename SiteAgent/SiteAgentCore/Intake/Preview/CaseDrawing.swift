import DICOM
import ImageFiles
import Imaging

/// What is shown of one case: drawings and facts, without its volumes.
struct CaseDrawing: Sendable {
    /// What became of the case.
    enum Content: Sendable {
        case shown(Shown)
        case excluded(String)
        case unreadable(String)
    }

    /// The drawings of a case that could be read.
    struct Shown: Sendable {
        let panels: [HTMLText]

        /// All of the mask's slices, folded away; empty where the panels show all.
        let strip: HTMLText
        let thumbnail: HTMLText
        let locator: HTMLText
        let histogram: DiffusionHistogram?

        /// Names and values, in the order they are to be read.
        let facts: [(name: String, value: String)]

        let flags: [PreviewFlag]
    }

    let row: PreviewRow
    let content: Content

    var flags: [PreviewFlag] {
        guard case .shown(let shown) = content else { return [] }
        return shown.flags
    }

    /// Reads and draws a case; never throws, since one bad case stops no page.
    ///
    /// `noted` is what is known of the case without its files' voxels.
    init(
        _ row: PreviewRow,
        _ fingerprint: CaseFingerprint,
        _ images: LocalImages,
        tags: AcquisitionTable.Tags?,
        noted: [PreviewFlag] = []
    ) {
        self.row = row
        switch PreviewCase.load(row, expecting: fingerprint, images) {
        case .excluded(let reason): content = .excluded(reason)
        case .unreadable(let reason): content = .unreadable(reason)
        case .readable(let image, let mask, let placement, let warnings):
            do {
                let artist = CaseArtist(row, image: image, mask: mask, placement: placement, tags: tags)
                content = .shown(try artist.shown(warnings: row.warnings + warnings, first: noted))
            } catch {
                content = .unreadable("It cannot be drawn: \(error)")
            }
        }
    }
}

/// Draws a case that could be read.
private struct CaseArtist {
    let row: PreviewRow
    let image: Volume<Raw>
    let mask: Mask
    let placement: MaskPlacement
    let tags: AcquisitionTable.Tags?
    private let view: SliceView
    private let frame: CropFrame
    private let slices: [Int]

    init(_ row: PreviewRow, image: Volume<Raw>, mask: Mask, placement: MaskPlacement, tags: AcquisitionTable.Tags?) {
        self.row = row
        self.image = image
        self.mask = mask
        self.placement = placement
        self.tags = tags
        view = SliceView(of: image.grid)
        frame = CropFrame(around: mask.boundingBox.map(view.pixels) ?? view.wholeSlice, in: view)
        slices = Self.central(mask.slices, of: image.grid.size.z)
    }

    /// The three slices in the middle of those with a mask; the middle one of the image if there is none.
    private static func central(_ slices: [Int], of count: Int) -> [Int] {
        guard !slices.isEmpty else { return [count / 2] }
        let start = max(0, (slices.count - 3 + 1) / 2)
        return Array(slices[start..<min(start + 3, slices.count)])
    }

    func shown(warnings: [String], first: [PreviewFlag]) throws(ImageFileError) -> CaseDrawing.Shown {
        let histogram = isDiffusionMap ? DiffusionHistogram(of: image, in: mask) : nil
        let flags =
            first
            + PreviewFlag.flags(
                image: image,
                mask: mask,
                placement: placement,
                isDiffusionMap: isDiffusionMap,
                maskSource: maskSource,
                warnings: warnings
            )
        let window = window(isPlausible: !flags.contains { $0.name == "ADC implausible" })
        let middle = slices[slices.count / 2]
        var (panels, small): ([HTMLText], [HTMLText]) = ([], [])
        for slice in slices { panels.append(try panel(slice, window).drawing()) }
        let strip = SliceStrip(of: mask.slices, besides: slices)
        for slice in strip?.slices ?? [] { small.append(try panel(slice, window).small()) }
        return CaseDrawing.Shown(
            panels: panels,
            strip: strip?.html(small) ?? "",
            thumbnail: try panel(middle, window).thumbnail(),
            locator: try SliceLocator.drawing(middle, of: image, view: view, frame: frame, window: window),
            histogram: histogram,
            facts: facts(window),
            flags: flags
        )
    }

    private func panel(_ slice: Int, _ window: IntensityWindow) -> SlicePanel {
        SlicePanel(slice, of: image, mask: mask, view: view, frame: frame, window: window)
    }

    /// What the row says of the lesion's mask, or else what the acquisition table says of the series'.
    private var maskSource: String? { row.maskSource ?? tags?["mask_source"] }

    /// A map of the ADC by the acquisition table, or by the series' name.
    private var isDiffusionMap: Bool {
        if let kind = tags?["kind"]?.lowercased() {
            return kind == ImageKind.apparentDiffusion.description.lowercased() || kind == "adc"
        }
        return row.series.lowercased().contains("adc")
    }

    /// One window for all slices of the case.
    ///
    /// A map in another unit would be black in that of ADC maps.
    private func window(isPlausible: Bool) -> IntensityWindow {
        if isDiffusionMap, isPlausible { return .apparentDiffusion }
        var intensities: [Float] = []
        for slice in slices {
            for line in frame.pixels.rows {
                for column in frame.pixels.columns {
                    intensities.append(image.voxels[view.index(column: column, row: line, slice: slice)])
                }
            }
        }
        return IntensityWindow(percentilesOf: intensities)
    }

    // MARK: Facts

    private func facts(_ window: IntensityWindow) -> [(name: String, value: String)] {
        let spacing = image.grid.spacing
        let size = image.grid.size
        var facts = [("Region", region)]
        if let first = mask.slices.first, let last = mask.slices.last {
            facts.append(
                ("Slices", first == last ? "\(first + 1) of \(size.z)" : "\(first + 1) to \(last + 1) of \(size.z)")
            )
        }
        facts.append(("Matrix", "\(size.x) × \(size.y) × \(size.z)"))
        facts.append(
            ("Spacing", "\(spacing.x.decimals(2)) × \(spacing.y.decimals(2)) × \(spacing.z.decimals(2))\u{A0}mm")
        )
        facts += CaseFacts.tags(tags)
        if let maskSource { facts.append(("Mask", maskSource)) }
        facts.append(("Grey levels", window.origin))
        return facts
    }

    private var region: String {
        let volume = Double(mask.voxelCount) * mask.grid.voxelVolume / 1000
        let noun = mask.voxelCount == 1 ? "voxel" : "voxels"
        return "\(mask.voxelCount.grouped) \(noun), \(volume.decimals(volume < 10 ? 2 : 1))\u{A0}ml"
    }
}

/// What the acquisition table says of a series, in a reader's words.
enum CaseFacts {
    static func tags(_ tags: AcquisitionTable.Tags?) -> [(name: String, value: String)] {
        guard let tags else { return [] }
        func joined(_ cells: [(column: String, before: String, after: String)], by separator: String) -> String? {
            let parts = cells.compactMap { cell in tags[cell.column].map { cell.before + $0 + cell.after } }
            return parts.isEmpty ? nil : parts.joined(separator: separator)
        }
        let candidates: [(String, String?)] = [
            ("Series", joined([("description", "", "")], by: "")),
            ("b-value", joined([("b", "", "\u{A0}s/mm²")], by: "")),
            ("TE, TR", joined([("te_ms", "TE\u{A0}", "\u{A0}ms"), ("tr_ms", "TR\u{A0}", "\u{A0}ms")], by: ", ")),
            ("Scanner", joined([("vendor", "", ""), ("model", "", ""), ("field_t", "", "\u{A0}T")], by: ", ")),
            ("Date", joined([("study_date", "", "")], by: "")),
        ]
        return candidates.compactMap { name, value in value.map { (name, $0) } }
    }
}
