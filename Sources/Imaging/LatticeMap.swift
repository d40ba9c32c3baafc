/// Where the voxels of one grid are in another whose voxels have the same centres: a map of whole indices.
///
/// Axes may be in another order and direction, and either grid may reach farther than the other.
struct LatticeMap {
    /// The change for one step along each axis: one index by 1 or -1.
    private let steps: [SIMD3<Int>]

    private let origin: SIMD3<Int>

    /// How far a centre may be from its counterpart, in voxels.
    private static let tolerance = 0.01

    /// `nil` if a voxel of a grid of this size is farther than the tolerance from one of the other.
    init?(_ map: IndexMap, of size: Size3) {
        steps = (0..<3).map { axis in
            let step = map.steps[axis]
            return SIMD3(Int(step.x.rounded()), Int(step.y.rounded()), Int(step.z.rounded()))
        }
        let (x, y, z) = (steps[0], steps[1], steps[2])
        // Three different axes, each by one.
        let reach =
            SIMD3(x.x.magnitude, x.y.magnitude, x.z.magnitude)
            &+ SIMD3(y.x.magnitude, y.y.magnitude, y.z.magnitude) &+ SIMD3(z.x.magnitude, z.y.magnitude, z.z.magnitude)
        let lengths = [x, y, z].map { $0.x.magnitude + $0.y.magnitude + $0.z.magnitude }
        guard reach == [1, 1, 1], lengths == [1, 1, 1] else { return nil }
        let corner = map.origin
        origin = SIMD3(Int(corner.x.rounded()), Int(corner.y.rounded()), Int(corner.z.rounded()))
        // The distance is largest at a corner.
        let last = SIMD3(size.x, size.y, size.z) &- 1
        for number in 0..<8 {
            let indices = last.replacing(with: 0, where: SIMDMask([number & 1 == 0, number & 2 == 0, number & 4 == 0]))
            let (here, there) = (self[indices], map[SIMD3<Double>(indices)])
            guard (there - SIMD3<Double>(here)).magnitudes.max() <= Self.tolerance else { return nil }
        }
    }

    subscript(indices: SIMD3<Int>) -> SIMD3<Int> {
        origin &+ steps[0] &* indices.x &+ steps[1] &* indices.y &+ steps[2] &* indices.z
    }
}

extension Mask {
    /// The mask's voxels one by one on another grid; those that are beyond it are left out.
    func copied(by map: LatticeMap, onto target: VoxelGrid) throws(ImagingError) -> Mask {
        var members = [UInt8](repeating: 0, count: target.size.count)
        if let box = boundingBox {
            let size = SIMD3(target.size.x, target.size.y, target.size.z)
            for z in box.z {
                for y in box.y {
                    let row = grid.index(x: 0, y: y, z: z)
                    for x in box.x where isInside[row + x] == 1 {
                        let place = map[[x, y, z]]
                        guard all(place .>= 0), all(place .< size) else { continue }
                        members[target.index(x: place.x, y: place.y, z: place.z)] = 1
                    }
                }
            }
        }
        return try Mask(grid: target, isInside: members)
    }
}
