import Imaging
import Testing

@Suite struct VoxelGridLatticeTests {
    private static func grid(
        _ size: Size3 = Size3(x: 20, y: 16, z: 10),
        origin: SIMD3<Double> = [5, 6, 7],
        spacing: SIMD3<Double> = [2, 2, 3],
        direction: Matrix3 = .identity
    ) throws -> VoxelGrid {
        try VoxelGrid(size: size, spacing: spacing, origin: origin, direction: direction)
    }

    @Test func `a part of a grid, or the grid with axes turned over or exchanged, has its lattice`() throws {
        let whole = try Self.grid()
        #expect(whole.hasLattice(of: whole))
        #expect(whole.hasLattice(of: try Self.grid(Size3(x: 4, y: 5, z: 2), origin: [9, 10, 13])))
        let flipped = Matrix3([-1, 0, 0], [0, -1, 0], [0, 0, 1])
        #expect(whole.hasLattice(of: try Self.grid(origin: [43, 36, 7], direction: flipped)))
        let exchanged = Matrix3([0, 1, 0], [1, 0, 0], [0, 0, 1])
        #expect(whole.hasLattice(of: try Self.grid(direction: exchanged)))
    }

    @Test func `another spacing, half a voxel or a drift is another lattice`() throws {
        let whole = try Self.grid()
        #expect(!whole.hasLattice(of: try Self.grid(spacing: [2, 2, 1.5])))
        #expect(!whole.hasLattice(of: try Self.grid(origin: [6, 6, 7])))
        #expect(!whole.hasLattice(of: try Self.grid(spacing: [2.002, 2, 3])))
        #expect(whole.hasLattice(of: try Self.grid(spacing: [2.000_000_1, 2, 3])))
        #expect(!whole.hasLattice(of: try Self.grid(spacing: [4, 2, 3])))
    }
}
