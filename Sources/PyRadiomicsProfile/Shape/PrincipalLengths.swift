/// The variances of voxel positions along their principal axes, with the divisor n.
struct PrincipalLengths: Sendable {
    /// Eigenvalues of the covariance in mm^2, rising; 0 for an axis without extent.
    let variances: [Double]

    /// Over some axes of the region; sums of indices are whole numbers and exact.
    init(_ region: ShapeRegion, axes: [Int]) {
        let count = region.voxels.count
        var first = [Int](repeating: 0, count: axes.count)
        var second = [Int](repeating: 0, count: axes.count * axes.count)
        for voxel in region.voxels {
            for (row, axis) in axes.enumerated() {
                first[row] &+= voxel[axis]
                for (column, other) in axes.enumerated() {
                    second[row * axes.count + column] &+= voxel[axis] &* voxel[other]
                }
            }
        }
        var covariance: [Double] = []
        for (row, axis) in axes.enumerated() {
            for (column, other) in axes.enumerated() {
                // count * sum(ab) - sum(a) sum(b) needs more than 64 bits.
                let product = Int128(count) * Int128(second[row * axes.count + column])
                let central = Double(product - Int128(first[row]) * Int128(first[column]))
                covariance.append(
                    central / Double(count) / Double(count) * region.spacing[axis] * region.spacing[other]
                )
            }
        }
        let values = SymmetricEigenvalues(covariance, count: axes.count).values.sorted()
        let largest = values.last ?? 0
        variances = values.map { $0 < 1e-14 * largest ? 0 : $0 }
    }

    /// The length of the axis of an ellipse or ellipsoid with this variance.
    static func length(_ variance: Double) -> Double { 4 * variance.squareRoot() }
}
