import Imaging

/// The grid that PyRadiomics resamples to (`imageoperations.resampleImage`), and the way there.
///
/// The new grid shares the corner, not the centre, of the image. Only a box around the mask with a margin of
/// `padDistance` new voxels is made. An axis along which the mask has one voxel keeps its spacing. Intensities are
/// interpolated with cubic B-splines, masks take the nearest voxel.
struct GridResampling: Sendable {
    private let source: VoxelGrid
    private let maskBox: VoxelBox
    private let spacing: SIMD3<Double>
    private let padDistance: Int

    /// The most voxels that are made.
    private static let voxelLimit = 1 << 27

    init(_ source: VoxelGrid, box: VoxelBox, spacing: SIMD3<Double>, padDistance: Int) {
        self.source = source
        maskBox = box
        self.padDistance = padDistance
        var wanted = spacing
        for axis in 0..<3 where spacing[axis] == 0 || box.size[axis] == 1 { wanted[axis] = source.spacing[axis] }
        self.spacing = wanted
    }

    func apply(to image: ProfileImage, _ mask: Mask) throws -> (ProfileImage, Mask) {
        // As numpy.allclose has it.
        let isSame = (0..<3).allSatisfy {
            (source.spacing[$0] - spacing[$0]).magnitude <= 1e-8 + 1e-5 * spacing[$0].magnitude
        }
        if isSame {
            let box = maskBox.widened(by: SIMD3(repeating: padDistance), within: source.size)
            return (try image.cropped(to: box), try mask.cropped(to: box))
        }
        let (sizes, starts) = target()
        let count = sizes.reduce(into: 1.0) { $0 *= Double($1) }
        guard count <= Double(Self.voxelLimit) else {
            throw PyRadiomicsError.tooLarge(voxels: Int(min(count, 1e15)), limit: Self.voxelLimit)
        }
        let grid = try VoxelGrid(
            size: Size3(x: sizes[0], y: sizes[1], z: sizes[2]),
            spacing: spacing,
            origin: source.position(of: SIMD3(starts[0], starts[1], starts[2])),
            direction: source.direction
        )
        let positions = (0..<3).map { axis in self.positions(of: grid, along: axis) }
        let voxels = SplineInterpolation(positions: positions).apply(to: image)
        let isInside = NearestInterpolation(positions: positions).apply(to: mask)
        let result = ProfileImage(grid: grid, voxels: voxels, precision: image.precision)
        return (result, try Mask(grid: grid, isInside: isInside))
    }

    /// Where the voxels of the new grid are along an axis, in indices of the old.
    ///
    /// In the order of ITK's operations, for the nearest voxel of a position half-way depends on their rounding: along the
    /// first axis, the line is divided between its ends; along the others, each voxel goes by way of its world position.
    private func positions(of grid: VoxelGrid, along axis: Int) -> [Double] {
        let count = grid.size[axis]
        func place(_ index: Int) -> Double {
            let step = grid.direction[axis] * grid.spacing[axis]
            let offset = grid.origin + step * Double(index) - source.origin
            return (source.direction[axis] * offset).sum() * (1 / source.spacing[axis])
        }
        guard axis == 0 else { return (0..<count).map(place) }
        let (start, end) = (place(0), place(count))
        return (0..<count).map { start + (end - start) * (Double($0) / Double(count)) }
    }

    /// How many voxels the new grid has along each axis, and where its first one is in indices of the old.
    private func target() -> (sizes: [Int], starts: [Double]) {
        var sizes: [Int] = []
        var starts: [Double] = []
        for axis in 0..<3 {
            let range = axis == 0 ? maskBox.x : axis == 1 ? maskBox.y : maskBox.z
            let ratio = source.spacing[axis] / spacing[axis]
            let margin = Double(padDistance)
            let lower = ((Double(range.lowerBound) - 0.5) * ratio - margin).rounded(.down)
            let upper = ((Double(range.upperBound) + 0.5) * ratio + margin).rounded(.up)
            let last = (Double(source.size[axis]) * ratio).rounded(.up) - 1
            let first = max(lower, 0)
            sizes.append(Int(min(min(upper, last) - first, 1e9)) + 1)
            starts.append(0.5 * (spacing[axis] - source.spacing[axis]) / source.spacing[axis] + first / ratio)
        }
        return (sizes, starts)
    }
}
