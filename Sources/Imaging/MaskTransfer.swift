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
    private let mask: Mask
    private let box: VoxelBox
    private let target: VoxelGrid

    /// From indices of the target to indices of the mask.
    private let map: IndexMap

    /// Half-way positions arrive as 0.4999999 or 0.5: half belongs inside.
    private static let threshold = 0.5 - IndexMap.rounding

    init(_ mask: Mask, _ box: VoxelBox, to target: VoxelGrid) {
        (self.mask, self.box, self.target) = (mask, box, target)
        map = IndexMap(from: target, to: mask.grid)
    }

    /// Marks the target's voxels inside.
    func fill(_ members: inout [UInt8]) {
        guard let reached else { return }
        for z in reached.z {
            for y in reached.y {
                let start = map[SIMD3(0, Double(y), Double(z))]
                guard let row = range(from: start, within: reached.x) else { continue }
                let line = target.index(x: 0, y: y, z: z)
                for x in row where membership(at: start + map.steps[0] * Double(x)) >= Self.threshold {
                    members[line + x] = 1
                }
            }
        }
    }

    /// The target's voxels less than one voxel of the mask beyond its box, and some more.
    private var reached: VoxelBox? {
        let corners = IndexMap(from: mask.grid, to: target).corners(of: box, margin: 1)
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

    /// The voxels of a row that can have membership: the row's line, cut by the box.
    private func range(from start: SIMD3<Double>, within range: ClosedRange<Int>) -> ClosedRange<Int>? {
        var (low, high) = (Double(range.lowerBound), Double(range.upperBound))
        for axis in 0..<3 {
            let (lower, upper) = (Double(box[axis].lowerBound) - 1, Double(box[axis].upperBound) + 1)
            let step = map.steps[0][axis]
            if step.magnitude < 1e-12 {
                guard lower <= start[axis], start[axis] <= upper else { return nil }
                continue
            }
            let ends = ((lower - start[axis]) / step, (upper - start[axis]) / step)
            low = max(low, min(ends.0, ends.1))
            high = min(high, max(ends.0, ends.1))
        }
        let (first, last) = (low.rounded(.down), high.rounded(.up))
        guard first <= last else { return nil }
        return max(Int(first), range.lowerBound)...min(Int(last), range.upperBound)
    }

    /// Trilinear; beyond the grid there is none.
    private func membership(at place: SIMD3<Double>) -> Double {
        let floor = place.rounded(.down)
        let part = place - floor
        let (x, y, z) = (Int(floor.x), Int(floor.y), Int(floor.z))
        var sum = 0.0
        for dz in 0...1 {
            for dy in 0...1 {
                let weight = (dz == 1 ? part.z : 1 - part.z) * (dy == 1 ? part.y : 1 - part.y)
                if weight == 0 { continue }
                if mask.contains(x: x, y: y + dy, z: z + dz) { sum += weight * (1 - part.x) }
                if mask.contains(x: x + 1, y: y + dy, z: z + dz) { sum += weight * part.x }
            }
        }
        return sum
    }
}
