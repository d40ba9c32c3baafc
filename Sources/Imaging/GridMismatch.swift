/// In which respect two grids differ that should be the same.
public struct GridMismatch: Sendable, Hashable, CustomStringConvertible {
    /// `size`, `spacing`, `origin` or `direction`.
    public let field: String

    /// What the image has.
    public let first: String

    /// What the mask has.
    public let second: String

    /// How far apart they may be.
    public let tolerance: String

    /// For example `spacing differs: 1x1x5 mm and 1x1x3 mm (tolerance 0.001 mm)`.
    public var description: String { "\(field) differs: \(first) and \(second) (tolerance \(tolerance))" }
}

extension VoxelGrid {
    /// The first field in which the grids differ; `nil` if they are the same grid.
    ///
    /// Sizes must be equal. Every corner voxel must lie within `tolerance` voxels (of the smallest spacing) of its
    /// counterpart, which covers spacing, origin and direction together; the field that is furthest off is named.
    public func mismatch(with other: VoxelGrid, tolerance: Double = 0.01) -> GridMismatch? {
        guard size == other.size else {
            return GridMismatch(field: "size", first: "\(size)", second: "\(other.size)", tolerance: "none")
        }
        let allowed = tolerance * spacing.min()
        let limit = "\(Self.rounded(allowed)) mm over the whole grid"
        let last = SIMD3<Double>(Double(size.x - 1), Double(size.y - 1), Double(size.z - 1))
        if ((spacing - other.spacing) * last).magnitudes.max() > allowed {
            return GridMismatch(
                field: "spacing",
                first: Self.text(spacing) + " mm",
                second: Self.text(other.spacing) + " mm",
                tolerance: limit
            )
        }
        if (origin - other.origin).magnitudes.max() > allowed {
            return GridMismatch(
                field: "origin",
                first: Self.text(origin) + " mm",
                second: Self.text(other.origin) + " mm",
                tolerance: limit
            )
        }
        for axis in 0..<3 {
            let difference = (direction[axis] - other.direction[axis]) * (last[axis] * spacing[axis])
            if difference.magnitudes.max() > allowed {
                return GridMismatch(
                    field: "direction of axis \(axis + 1)",
                    first: Self.text(direction[axis]),
                    second: Self.text(other.direction[axis]),
                    tolerance: limit
                )
            }
        }
        return nil
    }

    private static func text(_ vector: SIMD3<Double>) -> String {
        "(\(rounded(vector.x)), \(rounded(vector.y)), \(rounded(vector.z)))"
    }

    private static func rounded(_ number: Double) -> Double { (number * 1e4).rounded() / 1e4 }
}

extension SIMD3<Double> {
    /// The magnitudes of the elements.
    var magnitudes: SIMD3<Double> { [x.magnitude, y.magnitude, z.magnitude] }
}
