import DICOM
import Imaging

extension ImageVolume {
    /// What it is, in a few words: `diffusion-weighted image b = 800`.
    var title: String {
        guard let bValue else { return kind.description }
        return "\(kind) b = \(Self.short(diffusion.isUnweighted ? 0 : bValue))"
    }

    /// What it is without any text that somebody typed, for messages.
    var plainSummary: String {
        let component = component == .magnitude ? nil : component
        let facts = [component.map { "\($0)" }, series.seriesNumber.map { "series \($0)" }, part.map { "\($0)" }]
        return ([title] + facts.compactMap(\.self)).joined(separator: ", ")
    }

    /// What a person needs to tell it from others: numbers, a date and the description that somebody at the scanner
    /// typed; no identifier.
    var summary: String {
        let moment = [series.studyDate, time].compactMap(\.self).joined(separator: " ")
        var parts = (moment.isEmpty ? [] : [moment]) + [title, plane, part.map { "\($0)" }].compactMap(\.self)
        if let bValue, diffusion.isUnweighted, bValue != 0 { parts.append("\(Self.short(bValue)) in the file") }
        if let component, component != .magnitude { parts.append("\(component)") }
        if acquisition.fatSuppression == true { parts.append("fat suppressed") }
        if isNormalized == true { parts.append("normalized") }
        if isDistortionCorrected == true { parts.append("distortion corrected") }
        if kind == .diffusionWeighted, !diffusion.isUnweighted, diffusion.directionality != .unknown {
            parts.append(diffusion.directionality.rawValue)
        }
        if let number = series.seriesNumber { parts.append("series \(number)") }
        let description = MaskLabel(number: 0, name: series.seriesDescription).name
        if !description.isEmpty { parts.append(description.debugDescription) }
        if let time = acquisition.echoTimeMilliseconds { parts.append("TE \(Self.short(time)) ms") }
        parts += (part?.discriminators ?? []).compactMap(timing)
        switch geometry {
        case .success(let grid):
            let spacing = [grid.spacing.x, grid.spacing.y, grid.spacing.z].map(Self.short).joined(separator: " x ")
            parts += [slices.count == 1 ? "1 slice" : "\(slices.count) slices", "\(grid.size) voxels of \(spacing) mm"]
        case .failure:
            parts.append(
                slices.count == 1 ? "1 slice that makes no volume" : "\(slices.count) slices that make no volume"
            )
        }
        return parts.joined(separator: ", ")
    }

    /// The plane of the slices: named after the nearest one of the body, unless it is tilted by more than 37 degrees.
    private var plane: String? {
        guard case .success(let grid) = geometry else { return nil }
        let normal = grid.direction[2]
        let planes = [("sagittal", normal.x), ("coronal", normal.y), ("axial", normal.z)]
        return planes.first { $0.1.magnitude > 0.8 }?.0 ?? "oblique"
    }

    /// When the first slice was acquired, as `hh:mm`; if no file tells, when its content or the series began.
    private var time: String? {
        let orders = slices.map(\.frame.order.times)
        let told = (0..<2).lazy.compactMap { place in
            orders.compactMap { $0.dropFirst(place).first }.filter { $0 >= 0 }.min()
        }
        guard let seconds = told.first else { return series.seriesTime }
        let minutes = Int(seconds) / 60
        return [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// What identifies it among all images, for keyed names: never shown.
    var identity: [String] {
        [series.seriesInstanceUID] + slices.map { "\($0.sopInstanceUID) \($0.index)" }.sorted()
    }

    /// The volume's own value of a timing that tells it from others.
    private func timing(_ discriminator: VolumePart.Discriminator) -> String? {
        switch discriminator {
        case .inversionTime: acquisition.inversionTimeMilliseconds.map { "TI \(Self.short($0)) ms" }
        case .flipAngle: acquisition.flipAngleDegrees.map { "flip angle \(Self.short($0)) degrees" }
        case .repetitionTime: acquisition.repetitionTimeMilliseconds.map { "TR \(Self.short($0)) ms" }
        default: nil
        }
    }

    static func short(_ number: Double) -> String {
        let rounded = (number * 1000).rounded() / 1000
        return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }
}
