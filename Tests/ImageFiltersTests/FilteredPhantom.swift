import FeatureNomenclature
import Foundation
import ImageFiles
import ImageFilters
import Imaging
import Radiomics
import TestSupport
import Testing

/// The CT phantom on the grid that filters run on, with the mask that its statistics count.
struct FilteredPhantom: Sendable {
    let image: Volume<Raw>
    let mask: Mask

    /// Configuration A: the slices as they are.
    static func asAcquired() throws -> FilteredPhantom {
        let (image, mask) = try read()
        return try FilteredPhantom(image: image, resegmented: mask)
    }

    /// Configuration B: 1 mm along all axes by cubic splines, rounded to whole numbers.
    static func resampled() throws -> FilteredPhantom {
        let (image, mask) = try read()
        let resampling = Resampling(to: [1, 1, 1], interpolation: .cubicSpline)
        let resampled = try resampling.resample(image)
        let rounded = resampled.voxels.map { $0.rounded(.toNearestOrAwayFromZero) }
        return try FilteredPhantom(
            image: Volume(grid: resampled.grid, voxels: rounded),
            resegmented: Resampling(to: [1, 1, 1], interpolation: .linear).resample(mask)
        )
    }

    private init(image: Volume<Raw>, resegmented mask: Mask) throws {
        self.image = image
        let isInside = zip(mask.isInside, image.voxels).map { $0 == 1 && (-1000...400).contains($1) ? UInt8(1) : 0 }
        self.mask = try Mask(grid: mask.grid, isInside: isInside)
    }

    private static func read() throws -> (Volume<Raw>, Mask) {
        let folder = try #require(SharedData.url("data/ibsi/ibsi_1_ct_radiomics_phantom/nifti"))
        return (
            try NIfTIFile.volume(NIfTIFile.read(folder.appendingPathComponent("image/phantom.nii.gz"))),
            try NIfTIFile.mask(NIfTIFile.read(folder.appendingPathComponent("mask/mask.nii.gz")))
        )
    }

    /// The intensity statistics of the response inside the mask, by their tags.
    ///
    /// A filter that does not need the whole image gets the box that its response in the mask depends on.
    func statistics(_ filter: ImageFilter?) throws -> [String: Double] {
        let box = try #require(mask.boundingBox)
        let margin = filter.map { $0.margin(spacing: image.grid.spacing) } ?? SIMD3.zero
        let region = margin.map { box.widened(by: $0, within: image.grid.size) }
        let cropped = try region.map { try self.image.cropped(to: $0) } ?? image
        let mask = try region.map { try self.mask.cropped(to: $0) } ?? self.mask
        let response = try filter?.response(to: cropped) ?? cropped
        let settings = FeatureSettings(families: [.intensityStatistics])
        let lesion = try FeatureExtraction(settings: settings).extract(from: response, mask: mask)
        var values: [String: Double] = [:]
        for value in lesion.values { values[value.feature.tag] = value.value.number }
        return values
    }
}
