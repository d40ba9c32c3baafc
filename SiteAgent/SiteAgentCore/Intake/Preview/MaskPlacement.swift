import ImageFiles
import Imaging

/// How a mask lies on an image.
enum MaskPlacement: Sendable, Hashable {
    /// On the image's grid.
    case onGrid

    /// On another grid: shown moved to the nearest voxels, so that a person sees what is wrong.
    case moved(GridMismatch)

    init(of mask: Mask, on grid: VoxelGrid) {
        self = grid.mismatch(with: mask.grid).map { .moved($0) } ?? .onGrid
    }

    /// The mask on the image's grid: as it is, or the image's voxels whose centres are nearest to its voxels.
    func mask(_ mask: Mask, on grid: VoxelGrid) throws(ImageFileError) -> Mask {
        guard case .moved = self else { return mask }
        var isInside = [UInt8](repeating: 0, count: grid.size.count)
        // Indices are affine: one step along the image's first axis is one step in the mask's indices.
        let start = mask.grid.indices(of: grid.origin)
        let steps = (0..<3).map { axis in
            mask.grid.indices(of: grid.origin + grid.direction[axis] * grid.spacing[axis]) - start
        }
        var index = 0
        for z in 0..<grid.size.z {
            for y in 0..<grid.size.y {
                let row = start + steps[2] * Double(z) + steps[1] * Double(y)
                for x in 0..<grid.size.x {
                    let place = row + steps[0] * Double(x)
                    if mask.contains(x: Self.nearest(place.x), y: Self.nearest(place.y), z: Self.nearest(place.z)) {
                        isInside[index] = 1
                    }
                    index += 1
                }
            }
        }
        do {
            return try Mask(grid: grid, isInside: isInside)
        } catch {
            throw .badGeometry(error)
        }
    }

    /// The nearest whole number; far away is -1, which lies outside every grid.
    private static func nearest(_ number: Double) -> Int { number.magnitude < 1e6 ? Int(number.rounded()) : -1 }
}
