import FeatureNomenclature
import Foundation
import ImageFiles
import Imaging
import Radiomics
import TestSupport
import Testing

/// How IBSI 1 has its second phantom, a CT of a lung tumor, prepared.
///
/// By P. Lambin, doi 10.17195/candat.2016.08.1, CC BY-NC 3.0.
///
/// The images may not be copied here: what uses them runs where the shared data is.
enum CTConfiguration: String, Sendable, CaseIterable, CustomTestStringConvertible {
    /// Slices as they are.
    case a = "configuration A"

    /// Resampled inside slices.
    case b = "configuration B"

    /// Resampled in space, fixed bin size.
    case c = "configuration C"

    /// Resampled in space, outliers left out, fixed bin number.
    case d = "configuration D"

    /// The same with cubic splines and a range.
    case e = "configuration E"

    var testDescription: String { rawValue }

    /// The settings but for the merging.
    var settings: FeatureSettings {
        var settings = FeatureSettings(imageInterpolation: self == .e ? .cubicSpline : .linear)
        settings.inPlaneSpacing = self == .a ? nil : 2
        settings.sliceSpacing = self == .a || self == .b ? nil : 2
        settings.roundsIntensities = self != .a
        settings.resegmentation = Resegmentation(range: range, outlierDeviations: self == .d || self == .e ? 3 : nil)
        settings.discretisation = self == .a || self == .c ? .fixedBinSize(25) : .fixedBinNumber(32)
        settings.intensityVolumeHistogram = volumeBins
        return settings
    }

    private var range: ClosedRange<Double>? {
        switch self {
        case .a, .b: -500...400
        case .c, .e: -1000...400
        case .d: nil
        }
    }

    private var volumeBins: IntensityVolumeHistogramBins {
        switch self {
        case .a, .b, .d: .unitSteps
        case .c: .fixedBinSize(2.5)
        case .e: .fixedBinNumber(1000)
        }
    }

    /// The mergings with published values.
    var mergings: [TextureMerging] {
        switch self {
        case .a, .b: [.sliceAveraged, .sliceMerged, .directionMerged, .planeMerged]
        case .c, .d, .e: [.volumeAveraged, .volumeMerged]
        }
    }

    /// How many features have a published value.
    var publishedCount: Int { self == .a || self == .b ? 346 : 210 }

    /// What the program makes of it.
    func lesions() throws -> [LesionFeatures] {
        let folder = try #require(SharedData.url("data/ibsi/ibsi_1_ct_radiomics_phantom/nifti"))
        let image = try NIfTIFile.volume(NIfTIFile.read(folder.appendingPathComponent("image/phantom.nii.gz")))
        let mask = try NIfTIFile.mask(NIfTIFile.read(folder.appendingPathComponent("mask/mask.nii.gz")))
        return try mergings.map { merging in
            try FeatureExtraction(settings: settings.changing { $0.merging = merging }).extract(from: image, mask: mask)
        }
    }

    /// The published values by tag.
    func published() throws -> [String: ReferenceValue] {
        let url = try #require(SharedData.url("data/ibsi/ibsi_1_reference_values.csv"))
        var values: [String: ReferenceValue] = [:]
        for line in try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields[0] == rawValue, let tag = fields.last else { continue }
            guard let value = Double(fields[fields.count - 3]), let tolerance = Double(fields[fields.count - 2]) else {
                continue
            }
            values[String(tag)] = ReferenceValue(tag: String(tag), value: value, tolerance: tolerance)
        }
        return values
    }
}
