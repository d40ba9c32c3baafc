import FeatureNomenclature
import Foundation
import ImageFiles
import Imaging
import Radiomics
import TestSupport
import Testing

/// IBSI 1's second phantom, a CT of a lung tumor (Lambin, doi 10.17195/candat.2016.08.1, CC BY-NC 3.0).
///
/// It may not be copied here: these tests run where the shared data is.
@Suite(.enabled(if: SharedData.url("data/ibsi") != nil, "the IBSI CT phantom is not here")) struct CTPhantomTests {
    private static let folder = SharedData.url("data/ibsi")

    @Test func `configuration A: slices as they are`() throws {
        let settings = FeatureSettings(
            resegmentation: Resegmentation(range: -500...400, outlierDeviations: nil),
            discretisation: .fixedBinSize(25)
        )
        try check("configuration A", settings, mergings: Self.inSlices)
    }

    @Test func `configuration B: resampled inside slices`() throws {
        let settings = FeatureSettings(
            inPlaneSpacing: 2,
            imageInterpolation: .linear,
            roundsIntensities: true,
            resegmentation: Resegmentation(range: -500...400, outlierDeviations: nil),
            discretisation: .fixedBinNumber(32)
        )
        try check("configuration B", settings, mergings: Self.inSlices)
    }

    @Test func `configuration C: resampled in space, fixed bin size`() throws {
        let settings = FeatureSettings(
            inPlaneSpacing: 2,
            sliceSpacing: 2,
            imageInterpolation: .linear,
            roundsIntensities: true,
            resegmentation: Resegmentation(range: -1000...400, outlierDeviations: nil),
            discretisation: .fixedBinSize(25)
        )
        try check("configuration C", settings, mergings: [.volumeAveraged, .volumeMerged])
    }

    @Test func `configuration D: resampled in space, outliers left out, fixed bin number`() throws {
        let settings = FeatureSettings(
            inPlaneSpacing: 2,
            sliceSpacing: 2,
            imageInterpolation: .linear,
            roundsIntensities: true,
            resegmentation: Resegmentation(range: nil, outlierDeviations: 3),
            discretisation: .fixedBinNumber(32)
        )
        try check("configuration D", settings, mergings: [.volumeAveraged, .volumeMerged])
    }

    private static let inSlices: [TextureMerging] = [.sliceAveraged, .sliceMerged, .directionMerged, .planeMerged]

    private func check(_ configuration: String, _ settings: FeatureSettings, mergings: [TextureMerging]) throws {
        let folder = try #require(Self.folder).appendingPathComponent("ibsi_1_ct_radiomics_phantom/nifti")
        let image = try NIfTIFile.volume(NIfTIFile.read(folder.appendingPathComponent("image/phantom.nii.gz")))
        let mask = try NIfTIFile.mask(NIfTIFile.read(folder.appendingPathComponent("mask/mask.nii.gz")))
        let published = try published(configuration)
        var compared = 0
        for merging in mergings {
            let lesion = try FeatureExtraction(settings: settings.merging(merging)).extract(from: image, mask: mask)
            for found in lesion.values {
                guard let reference = published[found.feature.tag] else { continue }
                compared += 1
                let number = try #require(found.value.number)
                #expect(
                    reference.agrees(with: number),
                    "\(reference.tag): \(number), published \(reference.value) within \(reference.tolerance)"
                )
            }
        }
        #expect(compared > 80)
    }

    private func published(_ configuration: String) throws -> [String: ReferenceValue] {
        let url = try #require(Self.folder).appendingPathComponent("ibsi_1_reference_values.csv")
        var values: [String: ReferenceValue] = [:]
        for line in try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields[0] == configuration, let tag = fields.last else { continue }
            guard let value = Double(fields[fields.count - 3]), let tolerance = Double(fields[fields.count - 2]) else {
                continue
            }
            values[String(tag)] = ReferenceValue(tag: String(tag), value: value, tolerance: tolerance)
        }
        return values
    }
}

extension FeatureSettings {
    fileprivate func merging(_ merging: TextureMerging) -> FeatureSettings {
        FeatureSettings(
            inPlaneSpacing: inPlaneSpacing,
            sliceSpacing: sliceSpacing,
            imageInterpolation: imageInterpolation,
            maskThreshold: maskThreshold,
            roundsIntensities: roundsIntensities,
            resegmentation: resegmentation,
            discretisation: discretisation,
            merging: merging,
            families: families,
            minimumVoxels: minimumVoxels
        )
    }
}
