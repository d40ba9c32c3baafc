import Imaging
import Kernels
import Testing

@testable import Radiomics

@Suite struct PairSumsTests {
    /// Boxes of all small shapes, flat and thin ones too.
    @Test func `transforms give the same sums as visiting every pair`() throws {
        for size in [(1, 1, 2), (2, 1, 1), (1, 7, 1), (3, 4, 5), (6, 1, 4), (9, 8, 3), (12, 5, 7), (1, 6, 6)] {
            let grid = try VoxelGrid(size: Size3(x: size.0, y: size.1, z: size.2), spacing: [0.7, 1.3, 4])
            var isInside = (0..<grid.size.count).map { UInt8($0 * 7919 % 10 < 7 ? 1 : 0) }
            isInside[0] = 1
            isInside[isInside.count - 1] = 1
            let values = (0..<isInside.count { $0 == 1 }).map { Double($0 * 104_729 % 1009) / 100 - 5 }
            let visited = PairSums(visiting: values, isInside: isInside, grid: grid)
            let transformed = try #require(PairSums(transforming: values, isInside: isInside, grid: grid))
            let tolerance = 1e-12 * visited.squares.magnitude
            #expect((visited.weights - transformed.weights).magnitude < 1e-12 * visited.weights)
            #expect((visited.products - transformed.products).magnitude < tolerance)
            #expect((visited.squares - transformed.squares).magnitude < tolerance)
        }
    }

    /// Few and many voxels in boxes of all shapes, with rows, columns and slices left empty.
    @Test func `transforms give the same sums for masks drawn at random`() throws {
        var generator = SeededGenerator(seed: 21)
        for round in 0..<60 {
            let extents = (0..<3).map { _ in 1 + Int(generator.normal().magnitude * 7) }
            let spacing = (0..<3).map { _ in 0.5 + generator.normal().magnitude }
            let grid = try VoxelGrid(
                size: Size3(x: extents[0], y: extents[1], z: extents[2]),
                spacing: SIMD3(spacing[0], spacing[1], spacing[2])
            )
            let threshold = Double(round % 5) - 2
            let isInside = (0..<grid.size.count).map { _ in UInt8(generator.normal() > threshold ? 1 : 0) }
            let values = (0..<isInside.count { $0 == 1 }).map { _ in generator.normal() }
            guard values.count > 1 else { continue }
            let visited = PairSums(visiting: values, isInside: isInside, grid: grid)
            let transformed = try #require(PairSums(transforming: values, isInside: isInside, grid: grid))
            let tolerance = 1e-11 * (visited.weights + visited.squares)
            #expect((visited.weights - transformed.weights).magnitude < tolerance)
            #expect((visited.products - transformed.products).magnitude < tolerance)
            #expect((visited.squares - transformed.squares).magnitude < tolerance)
        }
    }

    /// By Vectors/pair_sums.py.
    @Test func `the sums of an ellipsoid are those of independent code`() throws {
        let grid = try VoxelGrid(size: Size3(x: 41, y: 30, z: 23), spacing: [0.75, 1.25, 3])
        var isInside: [UInt8] = []
        for z in 0..<23 {
            for y in 0..<30 {
                for x in 0..<41 {
                    let (a, b, c) = (2 * x - 40, 2 * y - 29, 2 * z - 22)
                    isInside.append(a * a * 400 + b * b * 800 + c * c * 1300 <= 640_000 ? 1 : 0)
                }
            }
        }
        let values = (0..<isInside.count { $0 == 1 }).map { Double($0 * 104_729 % 1009) / 100 - 5 }
        let sums = try #require(PairSums(transforming: values, isInside: isInside, grid: grid))
        #expect((sums.weights / 9535194.902967382 - 1).magnitude < 1e-12)
        #expect((sums.products / -36633.1788784268 - 1).magnitude < 1e-9)
        #expect((sums.squares / 80906094.50696006 - 1).magnitude < 1e-12)
    }

    @Test func `two voxels weigh the inverse of their distance`() throws {
        let grid = try VoxelGrid(size: Size3(x: 1, y: 1, z: 2), spacing: [1, 1, 4])
        let sums = PairSums(visiting: [2, 3], isInside: [1, 1], grid: grid)
        #expect(sums.weights == 0.5)
        #expect(sums.products == 3)
        #expect(sums.squares == 3.25)
    }

    @Test func `a box beyond the limit is refused before anything is allocated`() throws {
        let grid = try VoxelGrid(size: Size3(x: 512, y: 512, z: 33), spacing: [1, 1, 1])
        #expect(PairSpectra.sums([], isInside: [], grid: grid) == nil)
    }
}
