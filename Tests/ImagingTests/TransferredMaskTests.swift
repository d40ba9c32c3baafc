import Imaging
import Testing

@Suite struct TransferredMaskTests {
    /// Voxels with their centre less than `radius` mm from a point.
    private static func ball(_ grid: VoxelGrid, at centre: SIMD3<Double>, radius: Double) throws -> Mask {
        var isInside = [UInt8](repeating: 0, count: grid.size.count)
        for z in 0..<grid.size.z {
            for y in 0..<grid.size.y {
                for x in 0..<grid.size.x {
                    let offset = grid.position(of: [Double(x), Double(y), Double(z)]) - centre
                    isInside[grid.index(x: x, y: y, z: z)] = (offset * offset).sum() < radius * radius ? 1 : 0
                }
            }
        }
        return try Mask(grid: grid, isInside: isInside)
    }

    private static func volume(_ mask: Mask) -> Double { Double(mask.voxelCount) * mask.grid.voxelVolume }

    /// Turned about two axes by angles with whole-number sines (3-4-5 and 5-12-13).
    private static let turned = Matrix3(
        [0.8, 0.6, 0],
        [-0.6 * 5 / 13, 0.8 * 5 / 13, 12.0 / 13],
        [0.6 * 12 / 13, -0.8 * 12 / 13, 5.0 / 13]
    )

    private let grid: VoxelGrid
    private let ball: Mask

    init() throws {
        grid = try VoxelGrid(size: Size3(x: 60, y: 60, z: 30), spacing: [1, 1, 2])
        ball = try Self.ball(grid, at: [30, 28, 29], radius: 12)
    }

    @Test func `on the same grid a mask stays as it is`() throws {
        let almost = try VoxelGrid(size: grid.size, spacing: [1.000_000_1, 1, 2], origin: [0, 1e-6, 0])
        let transferred = try ball.resampled(onto: almost)
        #expect(transferred.mask == ball)
        #expect(transferred.isSameGrid && transferred.isExact)
        #expect(transferred.volumeChange == 0)
        #expect(transferred.voxelsLost == 0)
    }

    @Test(arguments: [SIMD3(1, 1, 1), SIMD3(0.7, 0.7, 3), SIMD3(2, 1.5, 1), SIMD3(1, 1, 5)])
    func `a ball keeps its volume and place on a turned grid`(spacing: SIMD3<Double>) throws {
        let size = Size3(x: Int(70 / spacing.x), y: Int(70 / spacing.y), z: Int(70 / spacing.z))
        let half = SIMD3(Double(size.x - 1), Double(size.y - 1), Double(size.z - 1)) / 2
        let corner = SIMD3(31.3, 27.6, 30.2) - Self.turned * (spacing * half)
        let target = try VoxelGrid(size: size, spacing: spacing, origin: corner, direction: Self.turned)
        let transferred = try ball.resampled(onto: target)
        let ideal = try Self.ball(target, at: [30, 28, 29], radius: 12)
        #expect((Self.volume(transferred.mask) / Self.volume(ball) - 1).magnitude < 0.02)
        let differing = zip(transferred.mask.isInside, ideal.isInside).count { $0 != $1 }
        #expect(Double(differing) < 0.12 * Double(ideal.voxelCount))
        #expect(transferred.voxelsLost == 0)
        #expect(transferred.lostFraction == 0)
        #expect(transferred.sourceVoxels == ball.voxelCount)
    }

    /// Every axis permuted and mirrored: centres coincide, so membership must, too.
    @Test func `axes in another order and direction keep every voxel`() throws {
        let target = try VoxelGrid(
            size: Size3(x: 30, y: 60, z: 60),
            spacing: [2, 1, 1],
            origin: grid.position(of: [59, 0, 29]),
            direction: Matrix3([0, 0, -1], [0, 1, 0], [-1, 0, 0])
        )
        let transferred = try ball.resampled(onto: target)
        #expect(transferred.isExact && !transferred.isSameGrid)
        let mask = transferred.mask
        #expect(mask.voxelCount == ball.voxelCount)
        for z in stride(from: 0, to: 30, by: 3) {
            for y in 0..<60 {
                for x in 0..<60 {
                    #expect(mask.contains(x: 29 - z, y: y, z: 59 - x) == ball.contains(x: x, y: y, z: z))
                }
            }
        }
        #expect(try mask.resampled(onto: grid).mask == ball)
    }

    @Test(arguments: [(0.0, true), (0.009, true), (0.02, false)])
    func `a part of the same voxels is copied if it is shifted by a hundredth of a voxel at most`(
        shift: Double,
        isExact: Bool
    ) throws {
        let part = try VoxelGrid(
            size: Size3(x: 50, y: 41, z: 40),
            spacing: grid.spacing,
            origin: [59 + shift, 7 - shift, -8],
            direction: Matrix3([-1, 0, 0], [0, 1, 0], [0, 0, 1])
        )
        let transferred = try ball.resampled(onto: part)
        #expect(transferred.isExact == isExact)
        #expect(!transferred.isSameGrid && transferred.voxelsLost == 0)
        #expect(transferred.mask.voxelCount == ball.voxelCount)
        for z in 0..<30 {
            for y in 0..<41 {
                for x in 10..<60 {
                    let copy = transferred.mask.contains(x: 59 - x, y: y, z: z + 4)
                    #expect(copy == ball.contains(x: x, y: y + 7, z: z))
                }
            }
        }
    }

    /// All centres are within the coarse grid, so that none counts as lost.
    @Test func `a thin mask that vanishes between coarse slices has lost its volume`() throws {
        let coarse = try VoxelGrid(size: Size3(x: 30, y: 30, z: 6), spacing: [2, 2, 10], origin: [0.5, 0.5, 0])
        let members = (0..<grid.size.count).map { index -> UInt8 in
            index / 3600 == 7 && 10..<30 ~= index % 60 && 10..<30 ~= index / 60 % 60 ? 1 : 0
        }
        let sheet = try Mask(grid: grid, isInside: members)
        let gone = try sheet.resampled(onto: coarse)
        #expect(gone.voxelsLost == 0 && gone.lostFraction == 0 && !gone.isExact)
        #expect((gone.sourceVolume, gone.volume, gone.volumeChange) == (800, 0, -1))
        // On a slice's plane it takes the whole slice: five times as thick.
        let grown = try sheet.resampled(
            onto: try VoxelGrid(size: coarse.size, spacing: coarse.spacing, origin: [0.5, 0.5, 4])
        )
        #expect((grown.sourceVolume, grown.volume, grown.volumeChange) == (800, 4000, 4))
    }

    @Test func `voxels outside the other grid are counted`() throws {
        let left = try VoxelGrid(size: Size3(x: 31, y: 60, z: 30), spacing: [1, 1, 2])
        let transferred = try ball.resampled(onto: left)
        let outside = ball.isInside.indices.count { ball.isInside[$0] == 1 && $0 % 60 > 30 }
        #expect(transferred.voxelsLost == outside)
        #expect(transferred.mask.voxelCount == ball.voxelCount - outside)
        #expect((transferred.lostFraction - Double(outside) / Double(ball.voxelCount)).magnitude < 1e-15)
        let away = try VoxelGrid(size: left.size, spacing: left.spacing, origin: [500, 0, 0])
        #expect(try ball.resampled(onto: away).lostFraction == 1)
        #expect(try ball.resampled(onto: away).mask.voxelCount == 0)
    }

    @Test func `one voxel on a finer grid is a block of its own size`() throws {
        var isInside = [UInt8](repeating: 0, count: grid.size.count)
        isInside[grid.index(x: 5, y: 5, z: 5)] = 1
        let one = try Mask(grid: grid, isInside: isInside)
        let finer = try VoxelGrid(size: Size3(x: 241, y: 3, z: 3), spacing: [0.25, 1, 2], origin: [0, 4, 8])
        let mask = try one.resampled(onto: finer).mask
        // 20 is its centre; half a voxel to either side is a border, of which the lower belongs inside.
        #expect(mask.boundingBox == VoxelBox(x: 18...21, y: 1...1, z: 1...1))
    }

    /// As a segmentation of one slice comes, on an image of half its thickness.
    @Test(arguments: [1.0, -1.0], [1.0, -1.0]) func `one slice at half the step keeps its volume and its place`(
        source: Double,
        target: Double
    ) throws {
        let slice = try VoxelGrid(
            size: Size3(x: 4, y: 4, z: 1),
            spacing: [1, 1, 3],
            origin: [0, 0, 9],
            direction: Matrix3([1, 0, 0], [0, 1, 0], [0, 0, source])
        )
        let finer = try VoxelGrid(
            size: Size3(x: 4, y: 4, z: 13),
            spacing: [1, 1, 1.5],
            origin: [0, 0, target > 0 ? 0 : 18],
            direction: Matrix3([1, 0, 0], [0, 1, 0], [0, 0, target])
        )
        let mask = try Mask(grid: slice, isInside: (0..<16).map { $0 == 5 || $0 == 6 ? 1 : 0 })
        let transferred = try mask.resampled(onto: finer).mask
        #expect(Self.volume(transferred) == Self.volume(mask))
        // The slices at 7.5 and 9 mm, whatever the order of slices in either grid.
        let box = try #require(transferred.boundingBox)
        #expect(box.z == (target > 0 ? 5...6 : 6...7))
    }

    @Test func `an empty mask stays empty and has lost nothing`() throws {
        let empty = try Mask(grid: grid, isInside: [UInt8](repeating: 0, count: grid.size.count))
        let target = try VoxelGrid(size: Size3(x: 9, y: 9, z: 9), spacing: [3, 3, 3])
        let transferred = try empty.resampled(onto: target)
        #expect(transferred.mask.voxelCount == 0)
        #expect(transferred.lostFraction == 0)
        #expect((transferred.sourceVolume, transferred.volume, transferred.volumeChange) == (0, 0, 0))
    }
}
