import DICOM
import Foundation
import Radiomics
import TestSupport
import Testing

@testable import SiteAgentCore

@Suite struct CaseExtractorTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func features(
        _ image: URL,
        _ mask: URL,
        label: Int? = nil,
        _ settings: ExtractionSettings = ExtractionProfile.ibsi.settings
    ) throws -> Result<CaseFeatures.Success, CaseFailure> {
        let item = CaseTable.Case(
            line: 2,
            image: image,
            mask: mask,
            label: label.map { .number($0) },
            cells: ["GEHEIM"]
        )
        return try CaseExtractor(settings).features(of: item).result
    }

    private func synthetic(mask size: Int) throws -> (image: URL, mask: URL) {
        try folder.write(ImageCohort.image(seed: 3, bValue: 0), to: "GEHEIM/image.nii")
        try folder.write(ImageCohort.mask(size: size), to: "GEHEIM/mask.nii")
        return (
            folder.url.appendingPathComponent("GEHEIM/image.nii"), folder.url.appendingPathComponent("GEHEIM/mask.nii")
        )
    }

    private func shared(_ name: String) throws -> (image: URL, mask: URL) {
        let folder = try #require(SharedData.url("data/malformed/\(name)"))
        return (folder.appendingPathComponent("image.nii.gz"), folder.appendingPathComponent("mask.nii.gz"))
    }

    @Test func `a synthetic case has all features, each with a finite value or a reason`() throws {
        let files = try synthetic(mask: 4)
        let success = try features(files.image, files.mask).get()
        #expect(success.values.count == 174)
        #expect(success.account.voxelsInMask == 64)
        for value in success.values {
            if case .value(let number) = value.outcome { #expect(number.isFinite, "\(value.name)") }
        }
    }

    @Test func `filters come after the image, under their names`() throws {
        let files = try synthetic(mask: 4)
        let settings = try ExtractionSettings(yaml: "filters: [none, square]\nfamilies: [intensity-statistics]\n")
        let success = try features(files.image, files.mask, settings).get()
        #expect(success.values.count == 36)
        #expect(Set(success.values.map(\.image)) == ["", "square"])
    }

    @Test func `a file that is not there fails its case without being named`() throws {
        let files = try synthetic(mask: 4)
        let missing = folder.url.appendingPathComponent("GEHEIM/none.nii")
        guard case .failure(let failure) = try features(files.image, missing) else {
            Issue.record("there are features")
            return
        }
        #expect(failure.description == "the mask: the file cannot be read: there is no such file")
    }

    @Test(
        .enabled(if: SharedData.url("data/malformed") != nil),
        arguments: [
            ("mask-empty", "the mask has no voxel"),
            ("mask-two-labels", "the mask: the file is not a mask: it holds several labels"),
            ("mask-other-shape", "image and mask are not on the same grid: size differs"),
            ("mask-shifted-origin", "image and mask are not on the same grid: origin differs"),
            ("mask-fractional", "the mask: the file is not a mask: it holds fractions or NaN"),
            ("nifti-nan-inside-mask", "1 voxels of the region are NaN or infinite"),
            ("nifti-truncated-voxels", "the image: the file has"),
            ("nifti-bad-magic", "the image: the file is not a single-file NIfTI-1 image"),
            ("nifti-gzip-bad-crc", "the image: the gzip data is damaged"),
        ]
    )
    func `a malformed case fails with a sentence that names no file`(name: String, reason: String) throws {
        let files = try shared(name)
        for profile in ExtractionProfile.allCases {
            guard case .failure(let failure) = try features(files.image, files.mask, profile.settings) else {
                Issue.record("\(profile) has features")
                continue
            }
            if profile == .ibsi { #expect(failure.description.hasPrefix(reason), "\(failure)") }
            for secret in ["GEHEIM", "malformed", ".nii", files.image.path] {
                #expect(!failure.description.contains(secret), "\(failure)")
            }
        }
    }

    @Test(
        .enabled(if: SharedData.url("data/malformed") != nil),
        arguments: ["mask-one-voxel", "image-constant"]
    )
    func `a degenerate region has reasons in place of values`(name: String) throws {
        let files = try shared(name)
        let success = try features(files.image, files.mask).get()
        #expect(success.account.binCount == 1)
        #expect(success.values.contains { if case .undefined = $0.outcome { true } else { false } })
    }

    @Test(.enabled(if: SharedData.url("data/malformed") != nil))
    func `a label chooses one of several`() throws {
        let files = try shared("mask-two-labels")
        let voxels = try [1, 2].map { try features(files.image, files.mask, label: $0).get().account.voxelsInMask }
        #expect(voxels.allSatisfy { $0 > 0 })
    }
}
