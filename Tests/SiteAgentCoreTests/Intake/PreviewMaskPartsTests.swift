import Imaging
import Kernels
import Testing

@testable import SiteAgentCore

@Suite struct PreviewMaskPartsTests {
    private typealias Voxel = SIMD3<Int>

    private static let size = Size3(x: 6, y: 5, z: 4)

    private func mask(_ voxels: [Voxel]) throws -> Mask {
        let grid = try VoxelGrid(size: Self.size, spacing: [1, 1, 1])
        var inside = [UInt8](repeating: 0, count: grid.size.count)
        for voxel in voxels { inside[grid.index(x: voxel.x, y: voxel.y, z: voxel.z)] = 1 }
        return try Mask(grid: grid, isInside: inside)
    }

    private func sizes(_ voxels: Voxel...) throws -> [Int] { try MaskParts(of: mask(voxels)).sizes }

    @Test func `voxels that touch at a corner are one part, and a voxel between makes two`() throws {
        #expect(try sizes() == [])
        #expect(try sizes([1, 1, 1], [2, 2, 2]) == [2])
        #expect(try sizes([2, 1, 1], [1, 2, 1]) == [2])
        #expect(try sizes([1, 2, 1], [2, 1, 2]) == [2])
        #expect(try sizes([1, 1, 1], [3, 1, 1]) == [1, 1])
        #expect(try sizes([1, 1, 1], [1, 3, 1]) == [1, 1])
        #expect(try sizes([1, 1, 1], [1, 1, 3]) == [1, 1])
        // The end of a row is no neighbor of the next row's beginning.
        #expect(try sizes([5, 1, 1], [0, 2, 1]) == [1, 1])
    }

    @Test func `arms that meet in the last row or slice are one part`() throws {
        #expect(try sizes([0, 0, 0], [2, 0, 0], [0, 1, 0], [2, 1, 0], [1, 2, 0]) == [5])
        #expect(try sizes([0, 0, 0], [4, 0, 0], [1, 0, 1], [2, 0, 1], [3, 0, 1]) == [5])
    }

    @Test func `a speck beside a region is not a second part`() throws {
        // 30 voxels of the first slice, and then one and two of the last: below and above a twentieth.
        let slice = (0..<30).map { Voxel($0 % 6, $0 / 6, 0) }
        #expect(try !MaskParts(of: mask(slice)).areSeveral)
        #expect(try MaskParts(of: mask(slice + [[2, 2, 3]])).sizes == [30, 1])
        #expect(try !MaskParts(of: mask(slice + [[2, 2, 3]])).areSeveral)
        #expect(try MaskParts(of: mask(slice + [[2, 2, 3], [3, 2, 3]])).areSeveral)
    }

    @Test(arguments: 0..<40)
    func `parts are what a flood from voxel to voxel finds`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var voxels: [Voxel] = []
        for index in 0..<Self.size.count where generator.uniform() < 0.04 + 0.005 * Double(seed) {
            voxels.append(Voxel(index % 6, index / 6 % 5, index / 30))
        }
        #expect(try MaskParts(of: mask(voxels)).sizes == Self.flooded(voxels))
    }

    private static func flooded(_ voxels: [Voxel]) -> [Int] {
        var left = Set(voxels)
        var sizes: [Int] = []
        while let first = left.popFirst() {
            var queue = [first]
            var size = 0
            while let voxel = queue.popLast() {
                size += 1
                for neighbor in left where isNeighbor(neighbor, voxel) {
                    left.remove(neighbor)
                    queue.append(neighbor)
                }
            }
            sizes.append(size)
        }
        return sizes.sorted(by: >)
    }

    private static func isNeighbor(_ one: Voxel, _ two: Voxel) -> Bool {
        (0..<3).allSatisfy { abs(one[$0] - two[$0]) <= 1 }
    }
}
