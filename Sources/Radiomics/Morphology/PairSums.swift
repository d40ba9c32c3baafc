import Imaging
import Kernels

/// Sums over all ordered pairs of different voxels, each weighing the inverse of the distance in mm.
struct PairSums: Sendable {
    /// Of the weights.
    let weights: Double

    /// Of weight times the product of both values.
    let products: Double

    /// Of weight times the square of the first value.
    let squares: Double

    /// Pairs are visited one by one if there are at most so many for each voxel of the box: then that is faster.
    static let directPairs = 64

    /// From the values of the voxels inside, in memory order; `nil` if the region is too large.
    ///
    /// The way is chosen by the region alone, so that equal regions give equal bits.
    init?(_ values: [Double], isInside: [UInt8], grid: VoxelGrid) {
        if values.count * values.count <= Self.directPairs * grid.size.count {
            self.init(visiting: values, isInside: isInside, grid: grid)
        } else {
            self.init(transforming: values, isInside: isInside, grid: grid)
        }
    }

    /// By ``PairSpectra``, in time that grows hardly faster than the box.
    init?(transforming values: [Double], isInside: [UInt8], grid: VoxelGrid) {
        guard let sums = PairSpectra.sums(values, isInside: isInside, grid: grid) else { return nil }
        (weights, products, squares) = (sums.weights, sums.products, sums.squares)
    }

    /// Visits every pair.
    init(visiting values: [Double], isInside: [UInt8], grid: VoxelGrid) {
        let positions = Self.positions(isInside, grid: grid)
        var (weights, products, squares) = (0.0, 0.0, 0.0)
        for (index, position) in positions.enumerated() {
            let value = values[index]
            var (weight, product, square) = (0.0, 0.0, 0.0)
            for other in 0..<index {
                let step = position - positions[other]
                let inverse = 1 / (step.x * step.x + step.y * step.y + step.z * step.z).squareRoot()
                weight += inverse
                product += inverse * values[other]
                square += inverse * (value * value + values[other] * values[other])
            }
            weights += 2 * weight
            products += 2 * value * product
            squares += square
        }
        self.weights = weights
        self.products = products
        self.squares = squares
    }

    private static func positions(_ isInside: [UInt8], grid: VoxelGrid) -> [SIMD3<Double>] {
        var positions: [SIMD3<Double>] = []
        for z in 0..<grid.size.z {
            for y in 0..<grid.size.y {
                for x in 0..<grid.size.x where isInside[grid.index(x: x, y: y, z: z)] == 1 {
                    positions.append(SIMD3(Double(x), Double(y), Double(z)) * grid.spacing)
                }
            }
        }
        return positions
    }
}
