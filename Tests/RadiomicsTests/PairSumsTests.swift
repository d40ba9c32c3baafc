import Imaging
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

    @Test func `two voxels weigh the inverse of their distance`() throws {
        let grid = try VoxelGrid(size: Size3(x: 1, y: 1, z: 2), spacing: [1, 1, 4])
        let sums = PairSums(visiting: [2, 3], isInside: [1, 1], grid: grid)
        #expect(sums.weights == 0.5)
        #expect(sums.products == 3)
        #expect(sums.squares == 3.25)
    }

    @Test func `a box beyond the limit is refused before anything is allocated`() throws {
        let grid = try VoxelGrid(size: Size3(x: 512, y: 512, z: 33), spacing: [1, 1, 1])
        #expect(PairSpectra(grid: grid) == nil)
    }
}
