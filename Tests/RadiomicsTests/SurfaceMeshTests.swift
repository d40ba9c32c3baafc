import Imaging
import Testing

@testable import Radiomics

@Suite struct SurfaceMeshTests {
    @Test func `the surface of one voxel is an octahedron`() throws {
        let grid = try VoxelGrid(size: Size3(x: 1, y: 1, z: 1), spacing: [2, 2, 2])
        let mesh = SurfaceMesh(PackedMask([1], size: grid.size), spacing: grid.spacing)
        #expect((mesh.volume - 4.0 / 3).magnitude < 1e-15)
        #expect((mesh.area - 4 * 3.0.squareRoot()).magnitude < 1e-14)
    }

    /// The volume is a sum over the height of triangles: it stays the same only if nothing is open.
    @Test func `the surface is closed, so that its volume does not depend on where the region lies`() throws {
        for seed in 0..<200 {
            let mask = (0..<4 * 5 * 3).map { UInt8(($0 * 7919 + seed * 104_729) % 1009 % 2) }
            let low = try VoxelGrid(size: Size3(x: 4, y: 5, z: 3), spacing: [1, 2, 4])
            let high = try VoxelGrid(size: Size3(x: 4, y: 5, z: 10), spacing: [1, 2, 4])
            let lifted = [UInt8](repeating: 0, count: 4 * 5 * 7) + mask
            #expect(
                SurfaceMesh(PackedMask(mask, size: low.size), spacing: low.spacing).volume
                    == SurfaceMesh(PackedMask(lifted, size: high.size), spacing: high.spacing).volume
            )
            #expect(
                SurfaceMesh(PackedMask(mask, size: low.size), spacing: low.spacing).area
                    == SurfaceMesh(PackedMask(lifted, size: high.size), spacing: high.spacing).area
            )
        }
    }

    @Test func `every case cuts each edge of its cube that has one end inside`() {
        for (corners, cube) in MarchingCubesCase.all.enumerated() {
            var crossed: Set<SIMD3<Int>> = []
            for corner in 0..<8 {
                for axis in 0..<3 where corner >> axis & 1 == 0 {
                    let other = corner | 1 << axis
                    guard corners >> corner & 1 != corners >> other & 1 else { continue }
                    crossed.insert(position(corner) &+ position(other))
                }
            }
            #expect(Set(cube.triangles.joined()) == crossed)
        }
    }

    private func position(_ corner: Int) -> SIMD3<Int> { [corner & 1, corner >> 1 & 1, corner >> 2] }
}
