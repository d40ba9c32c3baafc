/// Neighbors of one grey level.
struct Zone: Sendable, Hashable {
    /// Their grey level.
    let level: Int

    /// How many voxels there are.
    let size: Int

    /// The least distance of a voxel to the border of the shape; 0 if it was not asked for.
    let distance: Int
}
