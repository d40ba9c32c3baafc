import FeatureNomenclature
import Imaging
import Radiomics

/// Small images made by rule, for the corners of definitions.
enum SmallRegions {
    /// A grid of an odd spacing, so that axes cannot be confused.
    static func grid(_ x: Int, _ y: Int, _ z: Int) throws -> VoxelGrid {
        try VoxelGrid(size: Size3(x: x, y: y, z: z), spacing: [1, 2, 4], origin: [-7, 5, 30])
    }

    /// Intensities that look random and are the same everywhere.
    static func image(_ grid: VoxelGrid) throws -> Volume<Raw> {
        try Volume(grid: grid, voxels: (0..<grid.size.count).map { Float($0 * 7919 % 1009) / 8 - 20 })
    }

    /// A mask of the voxels for which the rule holds.
    static func mask(_ grid: VoxelGrid, _ isInside: (Int, Int, Int) -> Bool) throws -> Mask {
        var inside: [UInt8] = []
        for z in 0..<grid.size.z {
            for y in 0..<grid.size.y {
                for x in 0..<grid.size.x { inside.append(isInside(x, y, z) ? 1 : 0) }
            }
        }
        return try Mask(grid: grid, isInside: inside)
    }

    /// The values by tag.
    static func outcomes(_ lesion: LesionFeatures) -> [String: FeatureOutcome] {
        Dictionary(lesion.values.map { ($0.feature.tag, $0.value) }) { first, _ in first }
    }
}
