import FeatureNomenclature
import Imaging

/// The part of an image around a mask, on the grid that features are computed on.
///
/// The voxels are those of resampling the whole image and cutting afterwards, but no more memory is used than the box
/// around the mask and its surroundings need.
struct ResampledPart {
    /// The mask, on the smallest grid that holds it; at least one voxel is inside.
    let mask: Mask

    /// The intensities of the mask's box and around it.
    let surroundings: Surroundings

    /// The size of the whole image on the new grid.
    let wholeSize: Size3

    /// Whether the mask's box reaches the first or last voxel of the whole image along an axis.
    let touchesEdge: Bool

    init(image: Volume<Raw>, mask: Mask, settings: FeatureSettings) throws(RadiomicsError) {
        if let mismatch = image.grid.mismatch(with: mask.grid) { throw .gridMismatch(mismatch) }
        guard let box = mask.boundingBox else { throw .emptyMask }
        let resampling = Self.resampling(of: image.grid, settings)
        do throws(ImagingError) {
            wholeSize = try resampling.grid(from: image.grid).size
            guard let part = try resampling.part(of: image.grid, around: box) else { throw .emptyMask }
            let (count, limit) = (part.target.size.count, RegionOfInterest.voxelLimit)
            guard count <= limit else { throw .wrongVoxelCount(expected: limit, found: count) }
            let newMask = try resampling.resample(mask, part: part, threshold: settings.maskThreshold)
            guard let newBox = newMask.boundingBox else { throw .emptyMask }
            self.mask = try newMask.cropped(to: newBox)
            let place = newBox.moved(by: part.box.corner)
            touchesEdge = place.touchesEdge(of: wholeSize)
            surroundings = try Self.surroundings(of: place, image, part.isSameGrid ? nil : resampling, settings)
        } catch {
            throw Self.explained(error, settings)
        }
    }

    private static func resampling(of grid: VoxelGrid, _ settings: FeatureSettings) -> Resampling {
        let spacing = grid.spacing
        return Resampling(
            to: [
                settings.inPlaneSpacing ?? spacing.x, settings.inPlaneSpacing ?? spacing.y,
                settings.sliceSpacing ?? spacing.z,
            ],
            interpolation: settings.imageInterpolation
        )
    }

    private static func surroundings(
        of box: VoxelBox,
        _ image: Volume<Raw>,
        _ resampling: Resampling?,
        _ settings: FeatureSettings
    ) throws(ImagingError) -> Surroundings {
        let rounds = settings.roundsIntensities
        guard let resampling else {
            return Surroundings(voxels: image.voxels, size: image.grid.size, corner: box.corner, rounds: rounds)
        }
        let reach = settings.families.contains(.localIntensity) ? PeakSphere.reach(spacing: resampling.spacing) : .zero
        let wide = box.widened(by: reach, within: try resampling.grid(from: image.grid).size)
        let part = try resampling.part(of: image.grid, covering: wide)
        let voxels = try resampling.resample(image, part: part).voxels
        return Surroundings(voxels: voxels, size: wide.size, corner: box.corner &- wide.corner, rounds: rounds)
    }

    /// Imaging knows nothing of regions: what its errors mean here.
    private static func explained(_ error: ImagingError, _ settings: FeatureSettings) -> RadiomicsError {
        switch error {
        case .emptyMask: .tooFewVoxels(found: 0, minimum: settings.minimumVoxels, stage: "after resampling")
        case .wrongVoxelCount(let limit, let found): .tooLarge(voxels: found, limit: limit)
        default: .geometry(error)
        }
    }
}

extension VoxelBox {
    /// The first voxel.
    var corner: SIMD3<Int> { [x.lowerBound, y.lowerBound, z.lowerBound] }

    /// The box so many voxels on.
    func moved(by offset: SIMD3<Int>) -> VoxelBox {
        VoxelBox(
            x: x.lowerBound + offset.x...x.upperBound + offset.x,
            y: y.lowerBound + offset.y...y.upperBound + offset.y,
            z: z.lowerBound + offset.z...z.upperBound + offset.z
        )
    }

    /// Whether the box reaches the first or last voxel of a grid along an axis.
    func touchesEdge(of size: Size3) -> Bool {
        (0..<3).contains { self[$0].lowerBound == 0 || self[$0].upperBound == size[$0] - 1 }
    }
}
