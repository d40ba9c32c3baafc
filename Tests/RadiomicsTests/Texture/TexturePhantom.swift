import FeatureNomenclature
import Foundation
import ImageFiles
import Imaging
import Radiomics
import TestSupport
import Testing

/// A configuration of IBSI 1's second phantom, a CT of a lung tumor (doi 10.17195/candat.2016.08.1, CC BY-NC 3.0).
struct TexturePhantom: Sendable, CustomTestStringConvertible {
    let name: String
    let mergings: [TextureMerging]
    let settings: @Sendable (TextureMerging) -> FeatureSettings

    /// How many texture values are published.
    let count: Int

    /// To which spacing the image is brought by ``CubicSpline`` beforehand.
    var splineSpacing: Double?

    var testDescription: String { name }

    static let folder = SharedData.url("data/ibsi")

    static let textures = FeatureFamily.allCases.filter(\.isTexture)

    static let all = [
        TexturePhantom(
            name: "configuration A",
            mergings: inSlices,
            settings: settings(range: -500...400, discretisation: .fixedBinSize(25)),
            count: 272
        ),
        TexturePhantom(
            name: "configuration B",
            mergings: inSlices,
            settings: settings(inPlane: 2, rounds: true, range: -500...400, discretisation: .fixedBinNumber(32)),
            count: 272
        ),
        TexturePhantom(
            name: "configuration C",
            mergings: inSpace,
            settings: settings(
                inPlane: 2,
                slices: 2,
                rounds: true,
                range: -1000...400,
                discretisation: .fixedBinSize(25)
            ),
            count: 136
        ),
        TexturePhantom(
            name: "configuration D",
            mergings: inSpace,
            settings: settings(inPlane: 2, slices: 2, rounds: true, outliers: 3, discretisation: .fixedBinNumber(32)),
            count: 136
        ),
        TexturePhantom(
            name: "configuration E",
            mergings: inSpace,
            settings: settings(rounds: true, range: -1000...400, outliers: 3, discretisation: .fixedBinNumber(32)),
            count: 136,
            splineSpacing: 2
        ),
    ]

    private static let inSlices: [TextureMerging] = [.sliceAveraged, .sliceMerged, .directionMerged, .planeMerged]
    private static let inSpace: [TextureMerging] = [.volumeAveraged, .volumeMerged]

    static func settings(
        inPlane: Double? = nil,
        slices: Double? = nil,
        rounds: Bool = false,
        range: ClosedRange<Double>? = nil,
        outliers: Double? = nil,
        discretisation: Discretisation
    ) -> @Sendable (TextureMerging) -> FeatureSettings {
        { merging in
            FeatureSettings(
                inPlaneSpacing: inPlane,
                sliceSpacing: slices,
                imageInterpolation: .linear,
                roundsIntensities: rounds,
                resegmentation: Resegmentation(range: range, outlierDeviations: outliers),
                discretisation: discretisation,
                merging: merging,
                families: textures
            )
        }
    }

    func imageAndMask() throws -> (Volume<Raw>, Mask) {
        let folder = try #require(Self.folder).appendingPathComponent("ibsi_1_ct_radiomics_phantom/nifti")
        let image = try NIfTIFile.volume(NIfTIFile.read(folder.appendingPathComponent("image/phantom.nii.gz")))
        let mask = try NIfTIFile.mask(NIfTIFile.read(folder.appendingPathComponent("mask/mask.nii.gz")))
        guard let splineSpacing else { return (image, mask) }
        let resampled = try Resampling(to: SIMD3(repeating: splineSpacing), interpolation: .linear).resample(mask)
        return (try CubicSpline.resample(image, to: resampled.grid), resampled)
    }

    /// The published texture values by tag.
    func published() throws -> [String: ReferenceValue] {
        let tags = Set(mergings.flatMap { FeatureCatalogue.features(of: Self.textures, merging: $0).map(\.tag) })
        let url = try #require(Self.folder).appendingPathComponent("ibsi_1_reference_values.csv")
        var values: [String: ReferenceValue] = [:]
        for line in try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields[0] == name, let tag = fields.last.map(String.init), tags.contains(tag) else { continue }
            guard let value = Double(fields[fields.count - 3]), let tolerance = Double(fields[fields.count - 2]) else {
                continue
            }
            values[tag] = ReferenceValue(tag: tag, value: value, tolerance: tolerance)
        }
        return values
    }
}
