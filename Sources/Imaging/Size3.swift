/// How many voxels a grid has along each of its axes.
public struct Size3: Hashable, Sendable, CustomStringConvertible {
    /// Along the first axis, which runs fastest in memory.
    public let x: Int

    /// Along the second axis.
    public let y: Int

    /// Along the third axis, the slices.
    public let z: Int

    /// Creates a size.
    public init(x: Int, y: Int, z: Int) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// The number of voxels.
    public var count: Int { x * y * z }

    /// The size along an axis, 0 to 2.
    public subscript(axis: Int) -> Int { axis == 0 ? x : axis == 1 ? y : z }

    /// For example `64x64x16`.
    public var description: String { "\(x)x\(y)x\(z)" }
}
