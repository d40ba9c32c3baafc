extension VoxelGrid {
    /// Whether the voxel centres of another grid are voxel centres of this one, as far as this one would reach.
    ///
    /// Axes may run backwards or be exchanged. Over the whole of the other grid, centres may be off by `tolerance`
    /// voxels.
    public func hasLattice(of other: VoxelGrid, tolerance: Double = 0.01) -> Bool {
        let first = indices(of: other.position(of: .zero))
        guard Self.isWhole(first, within: tolerance) else { return false }
        var axes: Set<Int> = []
        for axis in 0..<3 {
            var one = SIMD3<Double>()
            one[axis] = 1
            let step = indices(of: other.position(of: one)) - first
            let whole = step.rounded(.toNearestOrEven)
            let extent = Double(max(1, other.size[axis] - 1))
            // One step along one axis of this grid, and no drift up to the last voxel.
            guard (whole * whole).sum() == 1, (step - whole).magnitudes.max() * extent <= tolerance,
                let own = (0..<3).first(where: { whole[$0] != 0 }), axes.insert(own).inserted
            else { return false }
        }
        return true
    }

    private static func isWhole(_ indices: SIMD3<Double>, within tolerance: Double) -> Bool {
        (indices - indices.rounded(.toNearestOrEven)).magnitudes.max() <= tolerance
    }
}
