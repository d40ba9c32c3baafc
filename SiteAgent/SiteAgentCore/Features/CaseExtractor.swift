import DICOM
import Foundation
import ImageFilters
import Imaging
import PyRadiomicsProfile
import Radiomics

/// Extracts the features of one case after another.
struct CaseExtractor: Sendable {
    private enum Engine: Sendable {
        case ibsi(FeatureExtraction, IBSIExtraction)
        case pyRadiomics(PyRadiomicsExtraction)
    }

    private let engine: Engine
    private let images: LocalImages

    /// The label of masks for which a case names none.
    private let label: Int?

    init(_ settings: ExtractionSettings, reader: DICOMReader? = nil) throws {
        images = LocalImages(reader: reader)
        switch settings {
        case .ibsi(let extraction):
            label = nil
            engine = .ibsi(try FeatureExtraction(settings: extraction.settings), extraction)
        case .pyRadiomics(let settings, let label):
            self.label = label
            engine = .pyRadiomics(try PyRadiomicsExtraction(settings: settings))
        }
    }

    /// Reads and extracts a case; never throws, since one bad case stops no batch.
    func features(of item: CaseTable.Case) -> CaseFeatures {
        do {
            let image = try Self.named("image") { () throws(Exclusion) in try images.image(item.image) }
            let choice = item.label ?? label.map { .number($0) }
            let read = try Self.named("mask") { () throws(Exclusion) in
                try images.mask(item.mask, label: choice, on: image)
            }
            return CaseFeatures(result: .success(try extract(image, read.mask).warning(image.warnings + read.warnings)))
        } catch let failure as CaseFailure {
            return CaseFeatures(result: .failure(failure))
        } catch {
            return CaseFeatures(result: .failure(CaseFailure("\(error)")))
        }
    }

    private static func named<Content>(
        _ what: String,
        _ read: () throws(Exclusion) -> Content
    ) throws(CaseFailure) -> Content {
        do throws(Exclusion) {
            return try read()
        } catch {
            throw CaseFailure("the \(what): \(error.detail)")
        }
    }

    private func extract(_ image: LocalImage, _ mask: Mask) throws -> CaseFeatures.Success {
        switch engine {
        case .ibsi(let extraction, let choice):
            let lesions = try Self.lesions(image.volume, mask, extraction, choice)
            return CaseFeatures.Success(lesions)
        case .pyRadiomics(let extraction):
            let pixelType: PixelType = image.holdsWholeNumbers ? .integer : .float
            let features = try extraction.extract(from: image.volume, mask: mask, pixelType: pixelType)
            return CaseFeatures.Success(features)
        }
    }

    private static func lesions(
        _ image: Volume<Raw>,
        _ mask: Mask,
        _ extraction: FeatureExtraction,
        _ choice: IBSIExtraction
    ) throws -> [(image: String, lesion: LesionFeatures)] {
        if choice.meaning == .quantitative(.apparentDiffusion) {
            if let mismatch = image.grid.mismatch(with: mask.grid) { throw RadiomicsError.gridMismatch(mismatch) }
            guard mask.voxelCount > 0 else { throw RadiomicsError.emptyMask }
            if let objection = try DiffusionPlausibility.standard.objection(to: image, in: mask) {
                throw CaseFailure("the map: \(objection)")
            }
        }
        let normalised = try choice.normalisation.normalised(image, meaning: choice.meaning)
        return try extraction.extract(from: normalised, mask: mask, filters: choice.filters)
            .map { (image: $0.filter?.name ?? "", lesion: $0.features) }
    }
}

extension CaseFeatures.Success {
    /// The same with warnings about the files before those about the region.
    fileprivate func warning(_ warnings: [String]) -> Self {
        var success = self
        success.account.warnings = warnings + account.warnings
        return success
    }

    fileprivate init(_ lesions: [(image: String, lesion: LesionFeatures)]) {
        values = lesions.flatMap { image, lesion in
            lesion.values.map { CaseFeatures.Value(image: image, name: .ibsi($0.feature), outcome: $0.value) }
        }
        let first = lesions.first?.lesion
        account = CaseFeatures.Account(
            voxelsInMask: first?.voxelsBefore ?? 0,
            voxelsResampled: first?.preparation.voxelsAfterResampling ?? 0,
            voxelsInRange: first?.preparation.voxelsAfterRange ?? 0,
            voxelsUsed: first?.voxelsAfter ?? 0,
            binCount: first?.binCount ?? 0,
            warnings: lesions.flatMap { image, lesion in
                lesion.warnings.map { image.isEmpty ? "\($0)" : "\(image): \($0)" }
            }
        )
    }

    fileprivate init(_ features: PyRadiomicsFeatures) {
        values = features.values.map {
            CaseFeatures.Value(image: "", name: .pyRadiomics($0.name), outcome: $0.outcome)
        }
        account = CaseFeatures.Account(
            voxelsInMask: features.voxelsBefore,
            voxelsResampled: nil,
            voxelsInRange: nil,
            voxelsUsed: features.voxelsAfter,
            binCount: features.binCounts["original"] ?? features.binCounts.values.first ?? 0,
            warnings: features.warnings
        )
    }
}
