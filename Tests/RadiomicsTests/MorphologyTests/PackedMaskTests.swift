import Imaging
import Kernels
import Testing

@testable import Radiomics

@Suite struct PackedMaskTests {
    @Test func `its runs are the voxels inside, whatever the width`() {
        var generator = SeededGenerator(seed: 31)
        for width in 1...140 {
            let size = Size3(x: width, y: 2, z: 2)
            let threshold = Double(width % 5) - 2
            let mask = (0..<size.count).map { _ in UInt8(generator.normal() > threshold ? 1 : 0) }
            let packed = PackedMask(mask, size: size)
            var found = [UInt8](repeating: 0, count: mask.count)
            for row in 0..<4 {
                packed.forEachRun(row) { run in
                    for x in run { found[row * width + x] += 1 }
                }
            }
            #expect(found == mask)
        }
    }

    @Test func `a full row is found whole`() {
        for width in [63, 64, 65, 128, 129] {
            let packed = PackedMask([UInt8](repeating: 1, count: width), size: Size3(x: width, y: 1, z: 1))
            var count = 0
            packed.forEachRun(0) { count += $0.count }
            #expect(count == width)
        }
    }

    /// Candidates are few of the mesh's corners, but no corner of the hull is missing.
    @Test func `the hull of the candidates is the hull of the mesh`() throws {
        var generator = SeededGenerator(seed: 32)
        for round in 0..<80 {
            let size = Size3(x: 1 + round % 9, y: 1 + round % 7, z: 1 + round % 5)
            let threshold = Double(round % 4) / 2
            var mask = (0..<size.count).map { _ in UInt8(generator.normal() > threshold ? 1 : 0) }
            mask[round % mask.count] = 1
            let corners = meshCorners(mask, size: size)
            let candidates = SurfacePoints.candidates(PackedMask(mask, size: size))
            #expect(Set(candidates).isSubset(of: corners))
            let hull = try #require(ConvexHull(corners))
            let found = try #require(ConvexHull(candidates))
            // Volumes are whole numbers of units: a corner cut off would show.
            #expect(found.volume(unit: [1, 2, 3]) == hull.volume(unit: [1, 2, 3]))
        }
    }

    /// The midpoints between each voxel inside and its six neighbors, if they are outside.
    private func meshCorners(_ mask: [UInt8], size: Size3) -> [SIMD3<Int>] {
        func isInside(_ position: SIMD3<Int>) -> Bool {
            guard (0..<3).allSatisfy({ position[$0] >= 0 && position[$0] < size[$0] }) else { return false }
            return mask[position.x + size.x * (position.y + size.y * position.z)] == 1
        }
        let steps: [SIMD3<Int>] = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]]
        var corners: [SIMD3<Int>] = []
        for z in 0..<size.z {
            for y in 0..<size.y {
                for x in 0..<size.x where isInside([x, y, z]) {
                    let position = SIMD3(x, y, z)
                    corners += steps.filter { !isInside(position &+ $0) }.map { 2 &* position &+ $0 }
                }
            }
        }
        return corners
    }
}
