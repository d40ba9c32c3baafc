/// The voxels whose centres lie in a sphere of 1 cm^3 around a voxel (IBSI 1, section 3.2).
struct PeakSphere: Sendable {
    /// The voxels of one row.
    struct Row: Sendable, Hashable {
        /// So many rows on.
        let y: Int

        /// So many slices on.
        let z: Int

        /// So many voxels to either side.
        let half: Int
    }

    /// The rows, by slice and row.
    let rows: [Row]

    /// How many voxels there are.
    let count: Int

    /// The square of `(3 / (4 pi))^(1/3)` cm, 6.2035 mm, in mm^2.
    private static let squaredRadius = 38.483_473_155_912_66

    /// The sphere on a grid.
    init(spacing: SIMD3<Double>) {
        let reach = Self.reach(spacing: spacing)
        var rows: [Row] = []
        for z in -reach.z...reach.z {
            for y in -reach.y...reach.y {
                let distance = SIMD2(Double(y) * spacing.y, Double(z) * spacing.z)
                let left = Self.squaredRadius - (distance * distance).sum()
                guard left >= 0 else { continue }
                rows.append(Row(y: y, z: z, half: Int((left.squareRoot() / spacing.x).rounded(.down))))
            }
        }
        self.rows = rows
        count = rows.reduce(0) { $0 + 2 * $1.half + 1 }
    }

    /// How many voxels the sphere reaches from its centre along each axis.
    static func reach(spacing: SIMD3<Double>) -> SIMD3<Int> {
        let voxels = (SIMD3(repeating: squaredRadius.squareRoot()) / spacing).rounded(.down)
        return [Int(voxels.x), Int(voxels.y), Int(voxels.z)]
    }
}
