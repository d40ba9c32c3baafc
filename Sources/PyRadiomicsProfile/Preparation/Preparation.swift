import Imaging

/// The steps from an image and a mask to the region that features are computed on.
///
/// They and their order are those of PyRadiomics' `featureextractor`: normalize, resample or cut, check, re-segment, check.
struct Preparation: Sendable {
    let image: ProfileImage

    /// The region of shape features.
    let shape: Mask

    /// The region of all others.
    let region: Mask

    /// The box around `region`; `shape` is cut to it as well.
    let box: VoxelBox

    init(
        _ volume: Volume<Raw>,
        mask: Mask,
        pixelType: PixelType,
        settings: PyRadiomicsSettings
    ) throws(PyRadiomicsError) {
        if let mismatch = volume.grid.mismatch(with: mask.grid) { throw .gridMismatch(mismatch) }
        guard let maskBox = mask.boundingBox else { throw .emptyMask }
        var image = ProfileImage(volume, pixelType: pixelType)
        var mask = mask
        if settings.normalize { image = try Normalization(settings).apply(to: image) }
        do {
            if let spacing = settings.resampledPixelSpacing {
                let resampling = GridResampling(
                    image.grid,
                    box: maskBox,
                    spacing: spacing,
                    padDistance: settings.padDistance
                )
                (image, mask) = try resampling.apply(to: image, mask)
            } else if settings.preCrop {
                _ = try Self.checkedBox(mask, settings)
                let kept = maskBox.widened(by: SIMD3(repeating: settings.padDistance), within: image.grid.size)
                (image, mask) = (try image.cropped(to: kept), try mask.cropped(to: kept))
            }
        } catch let error as PyRadiomicsError {
            throw error
        } catch let error as ImagingError {
            throw .geometry(error)
        } catch {
            throw .emptyMask
        }
        try Self.checkFinite(image, mask)
        let whole = try Self.checkedBox(mask, settings)
        if let range = settings.resegmentRange {
            region = try Resegmentation(range, mode: settings.resegmentMode).apply(to: mask, image)
            box = try Self.checkedBox(region, settings)
        } else {
            region = mask
            box = whole
        }
        shape = settings.resegmentShape ? region : mask
        self.image = image
    }

    private static func checkFinite(_ image: ProfileImage, _ mask: Mask) throws(PyRadiomicsError) {
        for (voxel, isInside) in zip(image.voxels, mask.isInside) where isInside == 1 && !voxel.isFinite {
            throw .notFinite("the region")
        }
    }

    private static func checkedBox(_ mask: Mask, _ settings: PyRadiomicsSettings) throws(PyRadiomicsError) -> VoxelBox {
        guard let box = mask.boundingBox else { throw .tooSmall("resampling left no voxel") }
        let dimensions = (0..<3).count { box.size[$0] > 1 }
        guard dimensions > 0 else { throw .tooSmall("it has one voxel") }
        guard dimensions >= settings.minimumROIDimensions else {
            throw .tooSmall("it has \(dimensions) dimensions; at least \(settings.minimumROIDimensions) are needed")
        }
        if let minimum = settings.minimumROISize, mask.voxelCount <= minimum {
            throw .tooSmall("it has \(mask.voxelCount) voxels; more than \(minimum) are needed")
        }
        return box
    }
}
