import Imaging

/// A mask at fractional indices: the nearest voxel, a tie going up, and nothing beyond half a voxel outside the image.
struct NearestInterpolation: Sendable {
    let positions: [[Double]]

    func apply(to mask: Mask) -> [UInt8] {
        let size = mask.grid.size
        let indices = (0..<3).map { axis in
            positions[axis].map { position -> Int? in
                guard position >= -0.5, position < Double(size[axis]) - 0.5 else { return nil }
                return Int((position + 0.5).rounded(.down))
            }
        }
        var result: [UInt8] = []
        result.reserveCapacity(indices.reduce(1) { $0 * $1.count })
        for z in indices[2] {
            for y in indices[1] {
                for x in indices[0] {
                    guard let x, let y, let z else {
                        result.append(0)
                        continue
                    }
                    result.append(mask.isInside[mask.grid.index(x: x, y: y, z: z)])
                }
            }
        }
        return result
    }
}
