/// Where the voxels of one grid are in another: an affine map of indices.
struct IndexMap {
    /// The change for one step along each axis.
    let steps: Matrix3

    /// Where voxel 0 is.
    let origin: SIMD3<Double>

    /// How far rounding may bring an index.
    static let rounding = 1e-6

    init(from grid: VoxelGrid, to other: VoxelGrid) {
        let steps = (0..<3).map { axis in
            other.direction.transposed(times: grid.direction[axis] * grid.spacing[axis]) / other.spacing
        }
        self.steps = Matrix3(steps[0], steps[1], steps[2])
        origin = other.indices(of: grid.origin)
    }

    private init(steps: Matrix3, origin: SIMD3<Double>) {
        (self.steps, self.origin) = (steps, origin)
    }

    /// The map to places that lie farther by an offset.
    func moved(by offset: SIMD3<Double>) -> IndexMap { IndexMap(steps: steps, origin: origin + offset) }

    subscript(indices: SIMD3<Double>) -> SIMD3<Double> { origin + steps * indices }

    /// Where the eight corners of a box are that is widened by a margin.
    func corners(of box: VoxelBox, margin: Double = 0) -> [SIMD3<Double>] {
        (0..<8).map { corner in
            var indices = SIMD3<Double>()
            for axis in 0..<3 {
                let isUpper = corner >> axis & 1 == 1
                indices[axis] = isUpper ? Double(box[axis].upperBound) + margin : Double(box[axis].lowerBound) - margin
            }
            return self[indices]
        }
    }
}

/// Membership of a mask at the voxel centres of another grid.
struct MaskTransfer {
    private let source: VoxelGrid
    private let box: VoxelBox
    private let target: VoxelGrid

    /// From indices of the target to indices of the mask.
    private let map: IndexMap

    /// The mask's box with one empty voxel before it and two behind it, so that interpolation finds eight everywhere.
    private let padded: [UInt8]
    private let size: Size3

    /// What is half after the nudge may arrive as 0.4999999.
    private static let threshold = 0.5 - IndexMap.rounding

    init(_ mask: Mask, _ box: VoxelBox, to target: VoxelGrid) {
        (source, self.box, self.target) = (mask.grid, box, target)
        map = IndexMap(from: target, to: mask.grid).moved(by: Self.nudge(in: mask.grid))
        size = Size3(x: box.x.count + 3, y: box.y.count + 3, z: box.z.count + 3)
        var padded = [UInt8](repeating: 0, count: size.count)
        for z in box.z {
            for y in box.y {
                let row = mask.grid.index(x: box.x.lowerBound, y: y, z: z)
                let line = 1 + size.x * (y - box.y.lowerBound + 1 + size.y * (z - box.z.lowerBound + 1))
                for x in 0..<box.x.count { padded[line + x] = mask.isInside[row + x] }
            }
        }
        self.padded = padded
    }

    /// Membership is taken a ten-thousandth of a voxel towards larger coordinates.
    ///
    /// So a centre half-way between inside and outside has half at one end of a row of voxels and less at the other, and
    /// two grids of half the step and equal centres give as much volume as they got. The direction is one of the
    /// patient, so that the order in which either grid stores its voxels does not matter.
    private static func nudge(in grid: VoxelGrid) -> SIMD3<Double> {
        // At right angles to no axis that a scanner is likely to have.
        let sides = grid.direction.transposed(times: [0.37, 0.61, 1])
        return SIMD3(repeating: 1e-4).replacing(with: -1e-4, where: sides .< 0)
    }

    /// Marks the target's voxels inside.
    func fill(_ members: inout [UInt8]) {
        guard let reached else { return }
        let first = SIMD3(Double(box.x.lowerBound), Double(box.y.lowerBound), Double(box.z.lowerBound)) - 1
        let last = SIMD3(Double(size.x), Double(size.y), Double(size.z)) - 2
        let padded = padded.span
        for z in reached.z {
            for y in reached.y {
                let start = map[SIMD3(0, Double(y), Double(z))] - first
                guard let row = range(from: start, to: last, within: reached.x) else { continue }
                let line = target.index(x: 0, y: y, z: z)
                for x in row {
                    let place = start + map.steps[0] * Double(x)
                    if any(place .< 0) || any(place .> last) { continue }
                    if membership(padded, at: place) >= Self.threshold { members[line + x] = 1 }
                }
            }
        }
    }

    /// The target's voxels less than one voxel of the mask beyond its box, and some more.
    private var reached: VoxelBox? {
        let corners = IndexMap(from: source, to: target).corners(of: box, margin: 1)
        var ranges: [ClosedRange<Int>] = []
        for axis in 0..<3 {
            let places = corners.map { min(max($0[axis], -1), Double(target.size[axis])) }
            let lower = max(Int((places.min() ?? 0).rounded(.up)), 0)
            let upper = min(Int((places.max() ?? 0).rounded(.down)), target.size[axis] - 1)
            guard lower <= upper else { return nil }
            ranges.append(lower...upper)
        }
        return VoxelBox(x: ranges[0], y: ranges[1], z: ranges[2])
    }

    /// The voxels of a row that can have membership: the row's line, cut by the padded box.
    private func range(
        from start: SIMD3<Double>,
        to last: SIMD3<Double>,
        within range: ClosedRange<Int>
    ) -> ClosedRange<Int>? {
        var (low, high) = (Double(range.lowerBound), Double(range.upperBound))
        for axis in 0..<3 {
            let step = map.steps[0][axis]
            if step.magnitude < 1e-12 {
                guard 0 <= start[axis], start[axis] <= last[axis] else { return nil }
                continue
            }
            let ends = (-start[axis] / step, (last[axis] - start[axis]) / step)
            low = max(low, min(ends.0, ends.1))
            high = min(high, max(ends.0, ends.1))
        }
        let (first, end) = (low.rounded(.down), high.rounded(.up))
        return first <= end ? Int(first)...Int(end) : nil
    }

    /// Trilinear, at a place in the padded box.
    private func membership(_ padded: Span<UInt8>, at place: SIMD3<Double>) -> Double {
        let floor = place.rounded(.down)
        let part = place - floor
        let corner = Int(floor.x) + size.x * (Int(floor.y) + size.y * Int(floor.z))
        let (row, slice) = (size.x, size.x &* size.y)
        let near =
            (1 - part.y) * Self.along(padded, corner, part.x) + part.y * Self.along(padded, corner &+ row, part.x)
        let behind = corner &+ slice
        let far = (1 - part.y) * Self.along(padded, behind, part.x) + part.y * Self.along(padded, behind &+ row, part.x)
        return (1 - part.z) * near + part.z * far
    }

    private static func along(_ padded: Span<UInt8>, _ index: Int, _ part: Double) -> Double {
        (1 - part) * Double(padded[index]) + part * Double(padded[index &+ 1])
    }
}
