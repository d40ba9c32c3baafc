import FeatureNomenclature
import ImageFilters
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

    /// Whether the mask as it came reaches the first or last voxel of the image along an axis.
    let touchesEdge: Bool

    /// Takes the box around a mask, as far around it as local intensity and the filters look.
    init(
        image: Volume<Raw>,
        mask: Mask,
        settings: FeatureSettings,
        filters: [ImageFilter] = []
    ) throws(RadiomicsError) {
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
            touchesEdge = box.touchesEdge(of: image.grid.size)
            surroundings = try Self.surroundings(
                of: place,
                image,
                part.isSameGrid ? nil : resampling,
                settings,
                filters
            )
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
        _ settings: FeatureSettings,
        _ filters: [ImageFilter]
    ) throws(ImagingError) -> Surroundings {
        let rounds = settings.roundsIntensities
        guard let resampling else {
            return Surroundings(voxels: image.voxels, size: image.grid.size, corner: box.corner, rounds: rounds)
        }
        let size = try resampling.grid(from: image.grid).size
        var wide = box
        if settings.wantedFamilies.contains(.localIntensity) {
            wide = wide.widened(by: PeakSphere.reach(spacing: resampling.spacing), within: size)
        }
        for filter in filters {
            wide = wide.united(with: box.widened(toSee: filter, spacing: resampling.spacing, within: size))
        }
        guard wide.size.count <= RegionOfInterest.voxelLimit else {
            throw .wrongVoxelCount(expected: RegionOfInterest.voxelLimit, found: wide.size.count)
        }
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

    /// The smallest box that holds both.
    func united(with other: VoxelBox) -> VoxelBox {
        VoxelBox(
            x: min(x.lowerBound, other.x.lowerBound)...max(x.upperBound, other.x.upperBound),
            y: min(y.lowerBound, other.y.lowerBound)...max(y.upperBound, other.y.upperBound),
            z: min(z.lowerBound, other.z.lowerBound)...max(z.upperBound, other.z.upperBound)
        )
    }

    /// All that a filter's responses inside the box depend on; the whole image if the filter looks everywhere.
    func widened(toSee filter: ImageFilter, spacing: SIMD3<Double>, within size: Size3) -> VoxelBox {
        guard let margin = filter.margin(spacing: spacing) else {
            return VoxelBox(x: 0...size.x - 1, y: 0...size.y - 1, z: 0...size.z - 1)
        }
        return widened(by: margin, within: size)
    }

    /// Whether the box reaches the first or last voxel of a grid along an axis, other than one of a single voxel.
    func touchesEdge(of size: Size3) -> Bool {
        (0..<3).contains { size[$0] > 1 && (self[$0].lowerBound == 0 || self[$0].upperBound == size[$0] - 1) }
    }
}
