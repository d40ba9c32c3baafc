import Imaging
import Testing

@Suite struct VoxelGridTests {
    private func grid(
        _ size: Size3 = Size3(x: 4, y: 5, z: 6),
        spacing: SIMD3<Double> = [1, 2, 3],
        origin: SIMD3<Double> = [10, 20, 30]
    ) throws -> VoxelGrid {
        try VoxelGrid(
            size: size,
            spacing: spacing,
            origin: origin,
            direction: Matrix3([0, 1, 0], [-1, 0, 0], [0, 0, 1])
        )
    }

    @Test func `positions and indices are inverse`() throws {
        let grid = try grid()
        #expect(grid.position(of: [1, 0, 0]) == [10, 21, 30])
        #expect(grid.position(of: [0, 1, 0]) == [8, 20, 30])
        #expect(grid.indices(of: grid.position(of: [3, 2, 1])) == [3, 2, 1])
    }

    @Test func `a mismatch names the field and both values`() throws {
        let reference = try grid()
        #expect(reference.mismatch(with: reference) == nil)
        #expect(reference.mismatch(with: try grid(Size3(x: 4, y: 5, z: 7)))?.field == "size")
        #expect(reference.mismatch(with: try grid(spacing: [1, 2, 3.1]))?.field == "spacing")
        let shifted = reference.mismatch(with: try grid(origin: [12, 20, 30]))
        #expect(shifted?.field == "origin")
        #expect(shifted?.first == "(10.0, 20.0, 30.0) mm")
        #expect(shifted?.second == "(12.0, 20.0, 30.0) mm")
        #expect(reference.mismatch(with: try grid(origin: [10.005, 20, 30])) == nil)
    }

    @Test func `impossible geometry is refused with the field`() {
        #expect(throws: ImagingError.self) { try grid(Size3(x: 0, y: 1, z: 1)) }
        #expect(throws: ImagingError.self) { try grid(spacing: [1, .nan, 1]) }
        #expect(throws: ImagingError.self) { try grid(spacing: [1, -1, 1]) }
        #expect(throws: ImagingError.self) { try grid(origin: [.infinity, 0, 0]) }
        #expect(throws: ImagingError.self) {
            try VoxelGrid(
                size: Size3(x: 1, y: 1, z: 1),
                spacing: [1, 1, 1],
                direction: Matrix3([1, 1, 0], [0, 1, 0], [0, 0, 1])
            )
        }
    }

    @Test func `a crop keeps every voxel where it was in the patient`() throws {
        let grid = try grid()
        let volume = try Volume<Raw>(grid: grid, voxels: (0..<grid.size.count).map(Float.init))
        let box = VoxelBox(x: 1...2, y: 2...4, z: 3...3)
        let crop = try volume.cropped(to: box)
        #expect(crop[1, 2, 0] == volume[2, 4, 3])
        #expect(crop.grid.position(of: [1, 2, 0]) == grid.position(of: [2, 4, 3]))
    }

    @Test func `the bounding box of a mask is tight`() throws {
        let grid = try grid()
        var inside = [UInt8](repeating: 0, count: grid.size.count)
        inside[grid.index(x: 1, y: 2, z: 3)] = 1
        inside[grid.index(x: 3, y: 2, z: 5)] = 255
        let mask = try Mask(grid: grid, isInside: inside)
        #expect(mask.boundingBox == VoxelBox(x: 1...3, y: 2...2, z: 3...5))
        #expect(mask.voxelCount == 2)
        #expect(try Mask(grid: grid, isInside: [UInt8](repeating: 0, count: grid.size.count)).boundingBox == nil)
    }
}
