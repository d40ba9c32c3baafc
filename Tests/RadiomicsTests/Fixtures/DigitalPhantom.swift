import Imaging

/// IBSI's digital phantom: 5 by 4 by 4 voxels of 2 mm, of which 74 are inside the mask.
///
/// By A. Zwanenburg, github.com/theibsi/data_sets, CC BY 4.0 (creativecommons.org/licenses/by/4.0); its voxels, unchanged.
enum DigitalPhantom {
    static func grid() throws -> VoxelGrid {
        try VoxelGrid(size: Size3(x: 5, y: 4, z: 4), spacing: [2, 2, 2])
    }

    static func image() throws -> Volume<Raw> { try Volume(grid: grid(), voxels: voxels) }

    static func mask() throws -> Mask { try Mask(grid: grid(), isInside: isInside) }

    private static let voxels: [Float] = [
        1, 4, 4, 1, 1, 1, 4, 6, 1, 1, 4, 1, 6, 4, 1, 4, 4, 6, 4, 1,
        1, 4, 4, 1, 1, 1, 1, 6, 1, 1, 1, 1, 3, 1, 1, 4, 4, 6, 1, 1,
        1, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 1, 1, 1, 1, 6, 1, 1,
        1, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 1, 1,
    ]

    private static let isInside: [UInt8] = [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ]
}
