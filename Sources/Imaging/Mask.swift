/// Which voxels of a grid belong to a region of interest.
public struct Mask: Sendable, Hashable {
    /// Where the voxels are.
    public let grid: VoxelGrid

    /// 1 inside, 0 outside; first axis fastest.
    public let isInside: [UInt8]

    /// How many voxels are inside.
    public let voxelCount: Int

    /// Pairs a grid with its membership; every value other than 0 counts as inside.
    public init(grid: VoxelGrid, isInside: [UInt8]) throws(ImagingError) {
        guard isInside.count == grid.size.count else {
            throw .wrongVoxelCount(expected: grid.size.count, found: isInside.count)
        }
        self.grid = grid
        self.isInside = isInside.map { $0 == 0 ? 0 : 1 }
        voxelCount = self.isInside.reduce(0) { $0 + Int($1) }
    }

    /// Whether the voxel at some indices is inside; outside the grid none is.
    public func contains(x: Int, y: Int, z: Int) -> Bool {
        guard x >= 0, y >= 0, z >= 0, x < grid.size.x, y < grid.size.y, z < grid.size.z else { return false }
        return isInside[grid.index(x: x, y: y, z: z)] == 1
    }

    /// The smallest box that holds all voxels inside; `nil` for an empty mask.
    public var boundingBox: VoxelBox? {
        var box: VoxelBox?
        var index = 0
        for z in 0..<grid.size.z {
            for y in 0..<grid.size.y {
                for x in 0..<grid.size.x {
                    if isInside[index] == 1 { box = box?.extended(to: x, y, z) ?? VoxelBox(x, y, z) }
                    index += 1
                }
            }
        }
        return box
    }
}
