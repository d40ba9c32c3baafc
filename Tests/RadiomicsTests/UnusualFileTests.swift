import FeatureNomenclature
import Foundation
import ImageFiles
import Imaging
import Radiomics
import TestSupport
import Testing

/// Masks and images made from a real case that are unusual, or wrong (data/malformed/expected.csv).
@Suite(.enabled(if: SharedData.url("data/malformed") != nil, "the malformed images are not here"))
struct UnusualFileTests {
    @Test(arguments: ["mask-255", "mask-4d-singleton"])
    func `another way of writing the same mask gives the same bits`(_ folder: String) throws {
        #expect(try lesion(folder) == lesion("nifti-clean"))
    }

    @Test func `one voxel has a reason for each feature that needs more, and warnings`() throws {
        let lesion = try lesion("mask-one-voxel")
        #expect(lesion.voxelsAfter == 1)
        #expect(lesion.values.allSatisfy { $0.value.number?.isFinite ?? true })
        #expect(lesion.warnings.prefix(2) == [.fewVoxels(found: 1, advised: 64), .oneSlice])
        #expect(lesion.warnings.contains(.constantIntensity))
        #expect(SmallRegions.outcomes(lesion)["stat_skew"] == .undefined(.constantIntensity))
        #expect(SmallRegions.outcomes(lesion)["ivh_v10"] == .undefined(.constantIntensity))
    }

    @Test func `no contrast leaves what divides by the variance without a value`() throws {
        let lesion = try lesion("image-constant")
        let outcomes = SmallRegions.outcomes(lesion)
        #expect(lesion.values.allSatisfy { $0.value.number?.isFinite ?? true })
        #expect(lesion.warnings.contains(.constantIntensity))
        #expect(outcomes["stat_kurt"] == .undefined(.constantIntensity))
        #expect(outcomes["ih_entropy"] == .value(0))
        #expect(outcomes["loc_peak_loc"] == outcomes["loc_peak_glob"])
    }

    @Test func `an empty mask, NaN inside and another grid are refused for what they are`() throws {
        #expect(throws: RadiomicsError.emptyMask) { try lesion("mask-empty") }
        let notFinite = #expect(throws: RadiomicsError.self) { try lesion("nifti-nan-inside-mask") }
        guard case .notFinite(let voxels) = notFinite else {
            Issue.record("not said to be NaN")
            return
        }
        #expect(voxels >= 1)
        for (folder, field) in [("mask-other-shape", "size"), ("mask-shifted-origin", "origin")] {
            let error = #expect(throws: RadiomicsError.self) { try lesion(folder) }
            guard case .gridMismatch(let mismatch) = error else {
                Issue.record("no mismatch in \(folder)")
                return
            }
            #expect(mismatch.field == field)
        }
    }

    @Test func `fractions and several labels are not a mask until one is named`() throws {
        #expect(throws: ImageFileError.self) { try lesion("mask-fractional") }
        #expect(throws: ImageFileError.self) { try lesion("mask-two-labels") }
        #expect(try lesion("mask-two-labels", label: 1).voxelsBefore > 0)
        #expect(try lesion("mask-two-labels", label: 1) != lesion("mask-two-labels", label: 2))
    }

    private func lesion(_ folder: String, label: Int? = nil) throws -> LesionFeatures {
        let folder = try #require(SharedData.url("data/malformed/\(folder)"))
        let image = try NIfTIFile.volume(NIfTIFile.read(folder.appendingPathComponent("image.nii.gz")))
        let mask = try NIfTIFile.mask(NIfTIFile.read(folder.appendingPathComponent("mask.nii.gz")), label: label)
        return try FeatureExtraction(settings: FeatureSettings()).extract(from: image, mask: mask)
    }
}
