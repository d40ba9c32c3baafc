/// Bringing images and masks to another spacing (IBSI 1, section 2.4, "interpolation").
///
/// The new grid is aligned with the old one by their centres and has `ceil(n * old / new)` voxels along each axis, as
/// the IBSI manual recommends. Beyond the edge, the nearest voxel inside is used. An axis of which the spacing stays is
/// left alone, so that resampling inside slices keeps the slices.
public struct Resampling: Sendable, Hashable {
    /// The new spacing in mm along each axis.
    public let spacing: SIMD3<Double>

    /// How intensities are found.
    public let interpolation: Interpolation

    /// Creates a resampling to a spacing.
    public init(to spacing: SIMD3<Double>, interpolation: Interpolation) {
        self.spacing = spacing
        self.interpolation = interpolation
    }

    /// The grid that results from one.
    public func grid(from grid: VoxelGrid) throws(ImagingError) -> VoxelGrid {
        let sizes = (0..<3).map { axis in
            max(1, Int((Double(grid.size[axis]) * grid.spacing[axis] / spacing[axis] - 1e-9).rounded(.up)))
        }
        let size = Size3(x: sizes[0], y: sizes[1], z: sizes[2])
        var first = SIMD3<Double>()
        for axis in 0..<3 {
            let oldCentre = 0.5 * Double(grid.size[axis] - 1)
            first[axis] = oldCentre - 0.5 * Double(size[axis] - 1) * spacing[axis] / grid.spacing[axis]
        }
        return try VoxelGrid(
            size: size,
            spacing: spacing,
            origin: grid.position(of: first),
            direction: grid.direction
        )
    }

    /// The image on the new grid.
    public func resample(_ volume: Volume<Raw>) throws(ImagingError) -> Volume<Resampled> {
        let size = try grid(from: volume.grid).size
        return try resample(volume, part: part(of: volume.grid, covering: VoxelBox(whole: size)))
    }

    /// The mask on the new grid: linear interpolation of membership, inside from `threshold` upwards.
    public func resample(_ mask: Mask, threshold: Double = 0.5) throws(ImagingError) -> Mask {
        let size = try grid(from: mask.grid).size
        return try resample(mask, part: part(of: mask.grid, covering: VoxelBox(whole: size)), threshold: threshold)
    }
}
