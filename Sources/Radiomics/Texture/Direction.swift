/// A step from a voxel to a neighbor at Chebyshev distance 1.
struct Direction: Sendable, Hashable {
    let x: Int
    let y: Int
    let z: Int

    /// One of each pair of opposite steps in space: 13.
    static let inSpace: [Direction] = inPlane + (-1...1).flatMap { y in (-1...1).map { Direction(x: $0, y: y, z: 1) } }

    /// One of each pair of opposite steps inside a slice: 4.
    static let inPlane = [
        Direction(x: 1, y: 0, z: 0), Direction(x: -1, y: 1, z: 0), Direction(x: 0, y: 1, z: 0),
        Direction(x: 1, y: 1, z: 0),
    ]
}
