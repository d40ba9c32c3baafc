import Imaging

/// The closed triangle mesh around a mask: its area and volume (IBSI 1, section 3.1), by counting cubes.
///
/// Only the number of cubes of each ``MarchingCubesCase`` matters for the area, and whole numbers for the volume, so that
/// nothing depends on the order of summation.
struct SurfaceMesh: Sendable {
    /// In mm^2.
    let area: Double

    /// In mm^3.
    let volume: Double

    /// Marches through a mask of 1 inside, 0 outside, on a grid of its size.
    init(_ mask: [UInt8], grid: VoxelGrid) {
        let halfVoxel = 0.5 * grid.spacing
        let cases = MarchingCubesCase.all
        let volumes = cases.map(\.sixfoldVolume)
        let shadows = cases.map(\.shadow)
        var counts = [Int](repeating: 0, count: 256)
        var sixfold = 0
        let padded = PaddedMask(mask, size: grid.size)
        for z in 0...grid.size.z {
            let layer = padded.caseCounts(layer: z)
            for index in 1..<255 where layer[index] > 0 {
                counts[index] += layer[index]
                sixfold += layer[index] * (volumes[index] + 6 * z * shadows[index])
            }
        }
        area = (0..<256).reduce(0) { $0 + Double(counts[$1]) * cases[$1].area(halfVoxel: halfVoxel) }
        volume = Double(sixfold) / 6 * (halfVoxel.x * halfVoxel.y * halfVoxel.z)
    }
}

/// A mask with a border of one outside voxel on all sides.
private struct PaddedMask {
    private let voxels: [UInt8]
    private let width: Int
    private let height: Int

    init(_ mask: [UInt8], size: Size3) {
        width = size.x + 2
        height = size.y + 2
        var voxels = [UInt8](repeating: 0, count: width * height * (size.z + 2))
        for z in 0..<size.z {
            for y in 0..<size.y {
                let target = 1 + width * (y + 1 + height * (z + 1))
                let source = size.x * (y + size.y * z)
                for x in 0..<size.x { voxels[target + x] = mask[source + x] }
            }
        }
        self.voxels = voxels
    }

    /// How many cubes between slice `layer` and the next there are of each case.
    func caseCounts(layer: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: 256)
        let voxels = voxels.span
        for y in 0..<height - 1 {
            let low = width * (y + height * layer)
            let high = low + width * height
            // Four voxels enter with each step along x; the four before them move to the even bits.
            var corners = 0
            for x in 0..<width {
                let entering =
                    Int(voxels[low + x]) << 1 | Int(voxels[low + width + x]) << 3
                    | Int(voxels[high + x]) << 5 | Int(voxels[high + width + x]) << 7
                corners = corners >> 1 & 0x55 | entering
                counts[corners] += 1
            }
        }
        return counts
    }
}
