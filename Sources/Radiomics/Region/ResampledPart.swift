import Imaging

/// The part of an image around a mask, on the grid that features are computed on.
///
/// The voxels are those of resampling the whole image and cutting afterwards, but no more memory is used than the box
/// around the mask needs.
struct ResampledPart {
    /// The mask, on the smallest grid that holds it; at least one voxel is inside.
    let mask: Mask

    /// The intensities on the mask's grid.
    let voxels: [Float]

    init(image: Volume<Raw>, mask: Mask, settings: FeatureSettings) throws(RadiomicsError) {
        if let mismatch = image.grid.mismatch(with: mask.grid) { throw .gridMismatch(mismatch) }
        guard let box = mask.boundingBox else { throw .emptyMask }
        let spacing = image.grid.spacing
        let resampling = Resampling(
            to: [
                settings.inPlaneSpacing ?? spacing.x, settings.inPlaneSpacing ?? spacing.y,
                settings.sliceSpacing ?? spacing.z,
            ],
            interpolation: settings.imageInterpolation
        )
        do {
            let part = try resampling.part(of: image.grid, around: box)
            guard let part else {
                throw RadiomicsError.tooFewVoxels(
                    found: 0,
                    minimum: settings.minimumVoxels,
                    stage: "after resampling"
                )
            }
            guard part.target.size.count <= RegionOfInterest.voxelLimit else {
                throw RadiomicsError.tooLarge(voxels: part.target.size.count, limit: RegionOfInterest.voxelLimit)
            }
            let newMask = try resampling.resample(mask, part: part, threshold: settings.maskThreshold)
            guard let newBox = newMask.boundingBox else {
                throw RadiomicsError.tooFewVoxels(
                    found: 0,
                    minimum: settings.minimumVoxels,
                    stage: "after resampling"
                )
            }
            self.mask = try newMask.cropped(to: newBox)
            voxels = try resampling.resample(image, part: part).cropped(to: newBox).voxels
        } catch let error as RadiomicsError {
            throw error
        } catch let error as ImagingError {
            throw .geometry(error)
        } catch {
            throw .emptyMask
        }
    }
}
