extension VoxelGrid {
    /// Whether the voxel centres of another grid are voxel centres of this one, as far as this one would reach.
    ///
    /// Axes may run backwards or be exchanged. Over the whole of the other grid, centres may be off by a hundredth of a
    /// voxel.
    public func hasLattice(of other: VoxelGrid) -> Bool {
        LatticeMap(IndexMap(from: other, to: self), of: other.size) != nil
    }
}
