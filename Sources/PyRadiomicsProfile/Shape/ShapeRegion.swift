import Imaging

/// The voxels of a mask inside a box, with their extremes.
struct ShapeRegion: Sendable {
    let size: Size3
    let spacing: SIMD3<Double>

    /// 1 inside, first axis fastest.
    let isInside: [UInt8]

    /// Indices of the voxels inside, in memory order.
    let voxels: [SIMD3<Int>]

    /// Cuts a mask to a box, in which it has at least one voxel.
    init(_ mask: Mask, box: VoxelBox) {
        size = box.size
        spacing = mask.grid.spacing
        var isInside: [UInt8] = []
        isInside.reserveCapacity(size.count)
        var voxels: [SIMD3<Int>] = []
        for z in box.z {
            for y in box.y {
                let row = mask.grid.index(x: 0, y: y, z: z)
                for x in box.x {
                    isInside.append(mask.isInside[row + x])
                    if mask.isInside[row + x] == 1 {
                        voxels.append(SIMD3(x - box.x.lowerBound, y - box.y.lowerBound, z - box.z.lowerBound))
                    }
                }
            }
        }
        self.isInside = isInside
        self.voxels = voxels
    }

    /// The points halfway between an inside voxel and an outside neighbor across a face, where the mesh has its corners.
    ///
    /// In half-voxels from half a voxel before the box.
    var surfacePoints: [SIMD3<Int>] {
        let strides = [1, size.x, size.x * size.y]
        var points: [SIMD3<Int>] = []
        for voxel in voxels {
            let place = voxel.x + size.x * (voxel.y + size.y * voxel.z)
            for axis in 0..<3 {
                for direction in [-1, 1] {
                    let neighbor = voxel[axis] + direction
                    let isEdge = neighbor < 0 || neighbor >= size[axis]
                    guard isEdge || isInside[place + direction * strides[axis]] == 0 else { continue }
                    var point = 2 &* voxel &+ 1
                    point[axis] += direction
                    points.append(point)
                }
            }
        }
        return points
    }
}
