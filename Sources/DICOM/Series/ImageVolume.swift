public import Imaging

/// Slices of a series that belong together, as their headers tell: one image, once its pixels are read.
public struct ImageVolume: Sendable, Hashable {
    /// What the files have in common.
    public let series: SeriesHeader

    /// What the image shows.
    public let kind: ImageKind

    /// How it is weighted by diffusion; of an ADC map, whatever the scanner has written there.
    public let diffusion: DiffusionWeighting

    /// Which part of the signal it shows; `nil` if the files do not tell it.
    public let component: ImageComponent?

    /// How it was acquired, by its own first slice.
    public let acquisition: Acquisition

    /// ImageType of the first slice's file.
    public let imageType: [String]

    /// The slices; by position, from the first to the last along the third axis of the grid, if there is one.
    public let slices: [Slice]

    /// Which of several volumes with the same weighting this is; `nil` if it is the only one.
    public let part: VolumePart?

    /// Files that repeat the SOPInstanceUID of a slice's file and are left out.
    public let duplicates: [DuplicateFile]

    /// Where the voxels are, or why there is no such grid.
    public let geometry: Result<VoxelGrid, StackDefect>

    /// The b-value of a diffusion-weighted image in s/mm^2 as the file has it; `nil` of any other image.
    public var bValue: Double? { kind == .diffusionWeighted ? diffusion.bValue : nil }

    /// Whether the scanner evened out the sensitivity of the coils (Siemens `NORM`); `nil` if the file does not tell it.
    ///
    /// ImageType of Siemens' enhanced images has no such values: one that is absent means something beside others only.
    public var isNormalized: Bool? {
        guard acquisition.vendor == .siemens else { return nil }
        if imageType.contains("NORM") { return true }
        return imageType.contains { ["M", "ND", "DIS2D", "DIS3D"].contains($0) } ? false : nil
    }

    /// Whether the scanner corrected the distortion by its gradients (Siemens `DIS2D`, `DIS3D`, not `ND`; Canon `GDC`);
    /// `nil` if the file does not tell it.
    public var isDistortionCorrected: Bool? {
        if imageType.contains(where: { ["DIS2D", "DIS3D", "GDC"].contains($0) }) { return true }
        return imageType.contains("ND") ? false : nil
    }
}

extension ImageVolume: CustomStringConvertible {
    /// For example `series 6, diffusion-weighted image, b 800, 19 slices`; holds no identifier and no free text.
    public var description: String {
        var words = ["series \(series.seriesNumber.map { "\($0)" } ?? "without number")", "\(kind)"]
        if let component, component != .magnitude { words.append("\(component)") }
        if let bValue {
            words.append(Double(Int(bValue)) == bValue ? "b \(Int(bValue))" : "b \(bValue)")
        }
        words.append(slices.count == 1 ? "1 slice" : "\(slices.count) slices")
        if let part { words.append("\(part)") }
        return words.joined(separator: ", ")
    }
}

/// Which of several volumes at the same place a volume is.
public struct VolumePart: Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    public let number: Int

    /// How many there are.
    public let count: Int

    /// What tells them apart, the main attribute first.
    public let discriminators: [Discriminator]

    /// What may tell volumes at one place apart, in the order in which it is tried.
    public enum Discriminator: String, Sendable, Hashable, CaseIterable {
        case inversionTime = "inversion time"
        case flipAngle = "flip angle"
        case direction = "diffusion direction"
        case temporalPosition = "temporal position"
        case acquisitionNumber = "acquisition number"
        case triggerTime = "trigger time"
        case time = "time"
        case echoNumber = "echo number"
        case repetitionTime = "repetition time"
        case instanceNumber = "instance number"
    }

    /// For example `volume 3 of 12 by diffusion direction`.
    public var description: String {
        let names = discriminators.map(\.rawValue).joined(separator: " and ")
        return "volume \(number) of \(count) by \(names)"
    }
}

/// A file that repeats the SOPInstanceUID of another one.
public struct DuplicateFile: Sendable, Hashable {
    /// The number of the file that is used.
    public let kept: Int

    /// The number of the file that is not.
    public let leftOut: Int
}
