/// Bringing images and masks to another spacing (IBSI 1, section 2.4, "interpolation").
///
/// The new grid is aligned with the old one by their centres and has `ceil(n * old / new)` voxels along each axis, as the
/// IBSI manual recommends. Beyond the edge, the nearest voxel inside is used.
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
        let target = try grid(from: volume.grid)
        guard target != volume.grid else { return try Volume(grid: target, voxels: volume.voxels) }
        let voxels = Self.interpolate(volume.voxels, from: volume.grid, to: target, interpolation)
        return try Volume(grid: target, voxels: voxels)
    }

    /// The mask on the new grid: linear interpolation of membership, inside from `threshold` upwards.
    public func resample(_ mask: Mask, threshold: Double = 0.5) throws(ImagingError) -> Mask {
        let target = try grid(from: mask.grid)
        guard target != mask.grid else { return mask }
        let membership = Self.interpolate(mask.isInside.map(Float.init), from: mask.grid, to: target, .linear)
        return try Mask(grid: target, isInside: Self.inside(membership, threshold: threshold))
    }

    /// Half-way positions arrive as 0.49999997 or 0.5: half belongs inside.
    static func inside(_ membership: [Float], threshold: Double) -> [UInt8] {
        membership.map { Double($0) >= threshold - 1e-6 ? 1 : 0 }
    }

    // MARK: One axis at a time

    private static func interpolate(
        _ voxels: [Float],
        from source: VoxelGrid,
        to target: VoxelGrid,
        _ interpolation: Interpolation
    ) -> [Float] {
        let first = source.indices(of: target.origin)
        let positions = (0..<3).map { axis in
            let step = target.spacing[axis] / source.spacing[axis]
            return (0..<target.size[axis]).map { snapped(first[axis] + Double($0) * step) }
        }
        return interpolate(voxels, size: source.size, at: positions, interpolation)
    }

    /// The intensities at fractional indices along each axis.
    static func interpolate(
        _ voxels: [Float],
        size: Size3,
        at positions: [[Double]],
        _ interpolation: Interpolation
    ) -> [Float] {
        var result = voxels
        var size = [size.x, size.y, size.z]
        for axis in 0..<3 {
            result = pass(result, size: size, axis: axis, taps: positions[axis].map(interpolation.weights))
            size[axis] = positions[axis].count
        }
        return result
    }

    /// A position that is a voxel centre but for rounding becomes one.
    static func snapped(_ position: Double) -> Double {
        let nearest = position.rounded()
        return (position - nearest).magnitude < 1e-7 ? nearest : position
    }

    private static func pass(
        _ voxels: [Float],
        size: [Int],
        axis: Int,
        taps: [(first: Int, weights: [Double])]
    ) -> [Float] {
        let stride = size[..<axis].reduce(1, *)
        let length = size[axis]
        let outer = size[(axis + 1)...].reduce(1, *)
        var result = [Float](repeating: 0, count: stride * taps.count * outer)
        for block in 0..<outer {
            for (position, tap) in taps.enumerated() {
                for lane in 0..<stride {
                    var sum = 0.0
                    for (offset, weight) in tap.weights.enumerated() where weight != 0 {
                        let index = min(max(tap.first + offset, 0), length - 1)
                        sum += weight * Double(voxels[lane + stride * (index + length * block)])
                    }
                    result[lane + stride * (position + taps.count * block)] = Float(sum)
                }
            }
        }
        return result
    }
}
